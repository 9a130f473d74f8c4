// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/interfacestatistics.h"
#include "contract/offloads.h"
#include "contract/tunnelstatus.h"

#include <QJsonObject>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

// What broker and pump say to each other over their MessageChannel. A port is one TAP interface
// with one peer: a client has the port kClientPort, a server one for each of its clients.
namespace Farlan
{

inline constexpr qint64 kClientPort = 0;

// broker → pump

// The first message. Comes with the settings and the secrets in memory files and, for a server, the
// listening sockets.
struct StartPump {
};
// The answer to PortWanted; comes with the TAP.
struct PortReady {
    qint64 port = kClientPort;
    QString device;
    int mtu = 0;
    Offloads offloads; // that the kernel can take; none are set yet
};
// The other answer to PortWanted.
struct PortRefused {
    qint64 port = kClientPort;
    Error error;
};
// The interface's MTU was changed.
struct PortMtu {
    qint64 port = kClientPort;
    int mtu = 0;
};
// Say goodbye to this client of a server. PortGone follows.
struct DismissPort {
    qint64 port = kClientPort;
};
// To a client: the network has changed. A connection that no longer works shall be noticed soon.
struct CheckConnection {
};
// Say goodbye to all peers and end.
struct StopPump {
};

using BrokerMessage = std::variant<StartPump, PortReady, PortRefused, PortMtu, DismissPort,
                                   CheckConnection, StopPump>;

// pump → broker

struct PhaseReached {
    // Resolving…SigningIn, Listening, and Connected: after PortConnected, with the first frame
    TunnelPhase phase = TunnelPhase::Starting;
};
// A peer has signed in: make (or, for a client that lost its server, find) its interface.
struct PortWanted {
    qint64 port = kClientPort;
    QString user;
    QString address;
};
// Frames can flow.
struct PortConnected {
    qint64 port = kClientPort;
    PeerStatus peer;
};
// The TAP shall leave this much of what it sends to us, and no more. Nothing tells if it does not.
struct PortOffloads {
    qint64 port = kClientPort;
    Offloads offloads;
};
struct PortDrops {
    qint64 port = kClientPort;
    DroppedFrames more; // than were told before
};
// Told now and then, and before a client's pump goes; of many ports in one message.
struct FramesDropped {
    static constexpr size_t kMostPorts = 256; // fit a message, whatever their numbers

    std::vector<PortDrops> ports;
};
// A server's client has gone.
struct PortGone {
    qint64 port = kClientPort;
};
// The pump cannot go on, and ends.
struct PumpFailed {
    Error error;
    std::optional<std::chrono::seconds> retryAfter; // as the peer asked for
    std::optional<CertificateReport> certificate = {}; // with the error CertificateRefused
};

using PumpMessage = std::variant<PhaseReached, PortWanted, PortConnected, PortOffloads,
                                 FramesDropped, PortGone, PumpFailed>;

QJsonObject encode(const BrokerMessage &message);
QJsonObject encode(const PumpMessage &message);

// Nothing for whatever does not fit the schema.
std::optional<BrokerMessage> decodeBrokerMessage(const QJsonObject &json);
std::optional<PumpMessage> decodePumpMessage(const QJsonObject &json);

} // namespace Farlan
