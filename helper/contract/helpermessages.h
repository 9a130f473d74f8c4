// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/tunnelstatus.h"

#include <QJsonObject>

#include <optional>
#include <variant>

// What farlanctl and a helper that runs without a bus say to each other over a MessageChannel: the
// one that farlanctl started it with, or its socket "control" in its directory below kRunDirectory.
namespace Farlan
{

inline constexpr char kRunDirectory[] = "/run/farlan";
inline constexpr char kControlSocketName[] = "control";

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

// farlanctl → helper

// Only over the channel that the helper was started with; comes with the settings and the secrets
// in memory files.
struct OpenTunnel {
    bool endsWithCaller = false; // otherwise only until the tunnel is up
};
struct CloseTunnel {
};
struct GetStatus {
};

using CallerMessage = std::variant<OpenTunnel, CloseTunnel, GetStatus>;

// helper → farlanctl: after every change to who opened the tunnel, and as the answer to GetStatus.
struct StatusReport {
    TunnelStatus status;
    std::optional<InterfaceStatistics> statistics; // when asked for and there is an interface
    quint64 networkNamespace = 0; // inode of /proc/self/ns/net
    qint64 processId = 0;
};

QJsonObject encode(const CallerMessage &message);
QJsonObject encode(const StatusReport &report);

// Nothing for whatever does not fit the schema.
std::optional<CallerMessage> decodeCallerMessage(const QJsonObject &json);
std::optional<StatusReport> decodeStatusReport(const QJsonObject &json);

QJsonObject toJson(const InterfaceStatistics &statistics);

quint64 ownNetworkNamespace();

} // namespace Farlan
