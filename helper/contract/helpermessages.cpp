// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/helpermessages.h"

#include <sys/stat.h>

#include <array>

namespace Farlan
{

namespace
{

const QString kType = QStringLiteral("type");
const QString kEndsWithCaller = QStringLiteral("ends_with_caller");
const QString kStatus = QStringLiteral("status");
const QString kStatistics = QStringLiteral("statistics");
const QString kNamespace = QStringLiteral("network_namespace");
const QString kProcess = QStringLiteral("process_id");

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

struct Encoder {
    QJsonObject operator()(const OpenTunnel &message) const
    {
        return { { kType, QStringLiteral("open") }, { kEndsWithCaller, message.endsWithCaller } };
    }
    QJsonObject operator()(const CloseTunnel &) const
    {
        return { { kType, QStringLiteral("close") } };
    }
    QJsonObject operator()(const GetStatus &) const
    {
        return { { kType, QStringLiteral("get-status") } };
    }
};

InterfaceStatistics statisticsFromJson(const QJsonObject &json)
{
    InterfaceStatistics statistics;
    for (const Field &field : kStatisticsFields) {
        statistics.*field.value = static_cast<quint64>(json.value(field.key).toInteger());
    }
    return statistics;
}

} // namespace

QJsonObject encode(const CallerMessage &message)
{
    return std::visit(Encoder{}, message);
}

QJsonObject encode(const StatusReport &report)
{
    QJsonObject json{ { kStatus, toJson(report.status) },
                      { kNamespace, static_cast<qint64>(report.networkNamespace) },
                      { kProcess, report.processId } };
    if (report.statistics) {
        json.insert(kStatistics, toJson(*report.statistics));
    }
    return json;
}

std::optional<CallerMessage> decodeCallerMessage(const QJsonObject &json)
{
    const QString type = json.value(kType).toString();
    if (type == QLatin1StringView("open")) {
        return OpenTunnel{ json.value(kEndsWithCaller).toBool() };
    }
    if (type == QLatin1StringView("close")) {
        return CloseTunnel{};
    }
    if (type == QLatin1StringView("get-status")) {
        return GetStatus{};
    }
    return std::nullopt;
}

std::optional<StatusReport> decodeStatusReport(const QJsonObject &json)
{
    const Result<TunnelStatus> status = statusFromJson(json.value(kStatus).toObject());
    if (!status) {
        return std::nullopt;
    }
    StatusReport report{ *status,
                         {},
                         static_cast<quint64>(json.value(kNamespace).toInteger()),
                         json.value(kProcess).toInteger() };
    if (json.contains(kStatistics)) {
        report.statistics = statisticsFromJson(json.value(kStatistics).toObject());
    }
    return report;
}

QJsonObject toJson(const InterfaceStatistics &statistics)
{
    QJsonObject json;
    for (const Field &field : kStatisticsFields) {
        json.insert(field.key, static_cast<qint64>(statistics.*field.value));
    }
    return json;
}

quint64 ownNetworkNamespace()
{
    struct stat status {
    };
    return stat("/proc/self/ns/net", &status) == 0 ? status.st_ino : 0;
}

} // namespace Farlan
