// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/interfacestatistics.h"

#include <algorithm>
#include <array>

namespace Farlan
{

namespace
{

struct Field {
    QLatin1StringView key;
    quint64 InterfaceStatistics::*value;
};

constexpr std::array kStatisticsFields{
    Field{ QLatin1StringView("received_bytes"), &InterfaceStatistics::receivedBytes },
    Field{ QLatin1StringView("received_frames"), &InterfaceStatistics::receivedFrames },
    Field{ QLatin1StringView("received_dropped"), &InterfaceStatistics::receivedDropped },
    Field{ QLatin1StringView("sent_bytes"), &InterfaceStatistics::sentBytes },
    Field{ QLatin1StringView("sent_frames"), &InterfaceStatistics::sentFrames },
    Field{ QLatin1StringView("sent_dropped"), &InterfaceStatistics::sentDropped },
};

constexpr quint64 kMost = quint64(1) << 53; // exact in every reader of JSON (RFC 8259, 6)

quint64 sum(quint64 left, quint64 right)
{
    return std::min(left + std::min(right, kMost), kMost);
}

} // namespace

DroppedFrames &DroppedFrames::operator+=(const DroppedFrames &more)
{
    received = sum(received, more.received);
    sent = sum(sent, more.sent);
    return *this;
}

InterfaceStatistics operator+(InterfaceStatistics counted, const DroppedFrames &dropped)
{
    counted.receivedDropped += dropped.received;
    counted.sentDropped += dropped.sent;
    return counted;
}

InterfaceStatistics fromOtherEnd(const InterfaceStatistics &statistics)
{
    return InterfaceStatistics{ .receivedBytes = statistics.sentBytes,
                                .receivedFrames = statistics.sentFrames,
                                .receivedDropped = statistics.sentDropped,
                                .sentBytes = statistics.receivedBytes,
                                .sentFrames = statistics.receivedFrames,
                                .sentDropped = statistics.receivedDropped };
}

QJsonObject toJson(const InterfaceStatistics &statistics)
{
    QJsonObject json;
    for (const Field &field : kStatisticsFields) {
        json.insert(field.key, static_cast<qint64>(statistics.*field.value));
    }
    return json;
}

InterfaceStatistics statisticsFromJson(const QJsonObject &json)
{
    InterfaceStatistics statistics;
    for (const Field &field : kStatisticsFields) {
        statistics.*field.value = static_cast<quint64>(json.value(field.key).toInteger());
    }
    return statistics;
}

QVariantMap toMap(const InterfaceStatistics &statistics)
{
    QVariantMap map;
    for (const Field &field : kStatisticsFields) {
        map.insert(field.key, statistics.*field.value);
    }
    return map;
}

InterfaceStatistics statisticsFromMap(const QVariantMap &map)
{
    InterfaceStatistics statistics;
    for (const Field &field : kStatisticsFields) {
        statistics.*field.value = map.value(field.key).toULongLong();
    }
    return statistics;
}

} // namespace Farlan
