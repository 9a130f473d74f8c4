// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QVariantMap>

namespace Farlan
{

// As of the tunnel's interface: "received" came out of the tunnel.
struct InterfaceStatistics {
    quint64 receivedBytes = 0;
    quint64 receivedFrames = 0;
    quint64 receivedDropped = 0;
    quint64 sentBytes = 0;
    quint64 sentFrames = 0;
    quint64 sentDropped = 0;

    bool operator==(const InterfaceStatistics &) const = default;
};

// Frames that the pump has lost on their way between interface and peer, of which the kernel does
// not know: it counts a sent one once the pump has it. Without what a lost connection took with it.
struct DroppedFrames {
    quint64 received = 0;
    quint64 sent = 0;

    bool operator==(const DroppedFrames &) const = default;
    DroppedFrames &operator+=(const DroppedFrames &more); // not beyond what every JSON reader knows
};

InterfaceStatistics operator+(InterfaceStatistics counted, const DroppedFrames &dropped);
// The same, told from the other end: what one has sent the other has received.
InterfaceStatistics fromOtherEnd(const InterfaceStatistics &statistics);

// With the keys "received_bytes" and so on. In a map, as on D-Bus, each is a quint64.
QJsonObject toJson(const InterfaceStatistics &statistics);
InterfaceStatistics statisticsFromJson(const QJsonObject &json);
QVariantMap toMap(const InterfaceStatistics &statistics);
InterfaceStatistics statisticsFromMap(const QVariantMap &map);

} // namespace Farlan
