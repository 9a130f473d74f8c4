// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/tunnelsettings.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace Farlan
{

// Where a tunnel is. The words of phaseName() are the same on D-Bus, in JSON and on the command
// line.
enum class TunnelPhase {
    Starting, // settings accepted, the pump not yet running
    Resolving, // DNS
    Connecting, // TCP, or the proxy
    Securing, // TLS
    SigningIn, // HTTP upgrade with Basic authentication
    CreatingInterface,
    Connected,
    Listening, // a server that accepts clients
    Waiting, // for the next try, see nextTry
    Failed, // for good, see error
    Closed, // as was asked
};

// What is known of the peer of a client, or nothing.
struct PeerStatus {
    QString address; // "192.0.2.1:443", or "host:443 through proxy:3128"
    QString tlsVersion; // "TLSv1.3"; empty without TLS
    QString cipher;
    QString certificateSha256; // lower-case hex of the DER
    QString certificateProblem; // why it would have been refused without `insecure`; else empty

    bool operator==(const PeerStatus &) const = default;
};

struct TunnelStatus {
    TunnelMode mode = TunnelMode::Client;
    TunnelPhase phase = TunnelPhase::Starting;
    QString device; // empty until the interface exists
    QString location; // client: the URI without user info; server: "wss://[::]:443/"
    PeerStatus peer;
    std::optional<Error> error; // of Failed and Waiting: why the last try ended
    QDateTime since; // of the present phase, UTC
    QDateTime nextTry; // of Waiting, UTC
    int reconnects = 0; // how often an established tunnel was established again
    int clients = 0; // of a server

    bool operator==(const TunnelStatus &) const = default;
};

QString phaseName(TunnelPhase phase); // "signing-in"
std::optional<TunnelPhase> phaseFromName(const QString &name);
QJsonObject toJson(const TunnelStatus &status);
Result<TunnelStatus> statusFromJson(const QJsonObject &json);

QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

QJsonObject toJson(const PeerStatus &peer);
PeerStatus peerFromJson(const QJsonObject &json);

} // namespace Farlan
