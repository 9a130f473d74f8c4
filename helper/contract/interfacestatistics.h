// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QVariantMap>

namespace Farlan
{

// Counted by the kernel, as of the tunnel's interface: "received" came out of the tunnel.
struct InterfaceStatistics {
    quint64 receivedBytes = 0;
    quint64 receivedFrames = 0;
    quint64 receivedDropped = 0;
    quint64 sentBytes = 0;
    quint64 sentFrames = 0;
    quint64 sentDropped = 0;

    bool operator==(const InterfaceStatistics &) const = default;
};

// The same, told from the other end: what one has sent the other has received.
InterfaceStatistics fromOtherEnd(const InterfaceStatistics &statistics);

// With the keys "received_bytes" and so on. In a map, as on D-Bus, each is a quint64.
QJsonObject toJson(const InterfaceStatistics &statistics);
InterfaceStatistics statisticsFromJson(const QJsonObject &json);
QVariantMap toMap(const InterfaceStatistics &statistics);
InterfaceStatistics statisticsFromMap(const QVariantMap &map);

} // namespace Farlan
