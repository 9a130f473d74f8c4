// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/certificatereport.h"
#include "contract/tunnelsettings.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace Farlan
{

// Where a tunnel is. The words of phaseName() are the same on D-Bus, in JSON and on the command
// line.
enum class TunnelPhase {
    Authorizing, // polkit is asked, and may be asking a person
    Starting, // allowed; a pump was started and has not said anything yet
    Resolving, // DNS
    Connecting, // TCP, or the proxy
    Securing, // TLS
    SigningIn, // HTTP upgrade with Basic authentication
    CreatingInterface,
    ConnectedNoData, // but no frame has come yet: whether the far side works is not known
    Connected,
    Listening, // a server that accepts clients
    Waiting, // for the next try, see nextTry
    Failed, // for good, see error
    Closed, // as was asked
};

// What a phase comes to.
enum class TunnelState { Opening, Up, Waiting, Failed, Closed };

// What is known of the peer of a client, or nothing.
struct PeerStatus {
    QString address; // "192.0.2.1:443", or "host:443 through proxy:3128"
    QString tlsVersion; // "TLSv1.3"; empty without TLS
    QString cipher;
    QString certificateSha256; // lower-case hex of the DER
    // Why it would have been refused without `insecure` or `pin`; else empty.
    QString certificateProblem;
    bool certificatePinned = false; // it is the one that `pin` names

    bool operator==(const PeerStatus &) const = default;
};

struct TunnelStatus {
    QString name; // as people call it; one owner's tunnels have different names
    uint owner = 0; // user id
    TunnelMode mode = TunnelMode::Client;
    TunnelPhase phase = TunnelPhase::Starting;
    QString device; // empty until the interface exists
    QString location; // client: the URI without user info; server: "wss://[::]:443/"
    PeerStatus peer;
    std::optional<Error> error; // of Failed and Waiting: why the last try ended
    std::optional<CertificateReport> certificate; // with the error CertificateRefused
    QDateTime since; // of the present phase, UTC
    QDateTime nextTry; // of Waiting, UTC
    int reconnects = 0; // how often an established tunnel was established again
    int clients = 0; // of a server

    bool operator==(const TunnelStatus &) const = default;
};

TunnelState stateOf(TunnelPhase phase);
QString stateName(TunnelState state); // "opening"
QString phaseName(TunnelPhase phase); // "signing-in"
std::optional<TunnelPhase> phaseFromName(const QString &name);
// Whether a pump that has come to one phase may tell of another: it goes one way, from DNS to its
// first frame.
bool canFollow(TunnelPhase present, TunnelPhase next, TunnelMode mode);
Error unknownPhase(); // of a helper of another version
QJsonObject toJson(const TunnelStatus &status);
Result<TunnelStatus> statusFromJson(const QJsonObject &json);

QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

QJsonObject toJson(const PeerStatus &peer);
PeerStatus peerFromJson(const QJsonObject &json);

} // namespace Farlan
