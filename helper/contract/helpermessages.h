// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/interfacestatistics.h"
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

// farlanctl → helper

// Only over the channel that the helper was started with; comes with the settings and the secrets
// in memory files.
struct OpenTunnel {
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

quint64 ownNetworkNamespace();

} // namespace Farlan
