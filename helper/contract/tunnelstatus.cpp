// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/tunnelstatus.h"

#include "contract/errornames.h"

#include <array>

namespace Farlan
{

namespace
{

struct PhaseName {
    TunnelPhase phase;
    QLatin1StringView name;
};

constexpr std::array kPhaseNames{
    PhaseName{ TunnelPhase::Authorizing, QLatin1StringView("authorizing") },
    PhaseName{ TunnelPhase::Starting, QLatin1StringView("starting") },
    PhaseName{ TunnelPhase::Resolving, QLatin1StringView("resolving") },
    PhaseName{ TunnelPhase::Connecting, QLatin1StringView("connecting") },
    PhaseName{ TunnelPhase::Securing, QLatin1StringView("securing") },
    PhaseName{ TunnelPhase::SigningIn, QLatin1StringView("signing-in") },
    PhaseName{ TunnelPhase::CreatingInterface, QLatin1StringView("creating-interface") },
    PhaseName{ TunnelPhase::ConnectedNoData, QLatin1StringView("connected-no-data") },
    PhaseName{ TunnelPhase::Connected, QLatin1StringView("connected") },
    PhaseName{ TunnelPhase::Listening, QLatin1StringView("listening") },
    PhaseName{ TunnelPhase::Waiting, QLatin1StringView("waiting") },
    PhaseName{ TunnelPhase::Failed, QLatin1StringView("failed") },
    PhaseName{ TunnelPhase::Closed, QLatin1StringView("closed") },
};

const QString kName = QStringLiteral("name");
const QString kOwner = QStringLiteral("owner");
const QString kState = QStringLiteral("state");
const QString kMode = QStringLiteral("mode");
const QString kPhase = QStringLiteral("phase");
const QString kDevice = QStringLiteral("device");
const QString kLocation = QStringLiteral("location");
const QString kPeer = QStringLiteral("peer");
const QString kError = QStringLiteral("error");
const QString kCertificate = QStringLiteral("certificate");
const QString kSince = QStringLiteral("since");
const QString kNextTry = QStringLiteral("next_try");
const QString kReconnects = QStringLiteral("reconnects");
const QString kClients = QStringLiteral("clients");

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

} // namespace

TunnelState stateOf(TunnelPhase phase)
{
    switch (phase) {
    case TunnelPhase::ConnectedNoData:
    case TunnelPhase::Connected:
    case TunnelPhase::Listening:
        return TunnelState::Up;
    case TunnelPhase::Waiting:
        return TunnelState::Waiting;
    case TunnelPhase::Failed:
        return TunnelState::Failed;
    case TunnelPhase::Closed:
        return TunnelState::Closed;
    default:
        return TunnelState::Opening;
    }
}

QString stateName(TunnelState state)
{
    switch (state) {
    case TunnelState::Opening:
        return QStringLiteral("opening");
    case TunnelState::Up:
        return QStringLiteral("up");
    case TunnelState::Waiting:
        return QStringLiteral("waiting");
    case TunnelState::Failed:
        return QStringLiteral("failed");
    case TunnelState::Closed:
        return QStringLiteral("closed");
    }
    Q_UNREACHABLE();
}

QString phaseName(TunnelPhase phase)
{
    for (const PhaseName &entry : kPhaseNames) {
        if (entry.phase == phase) {
            return entry.name;
        }
    }
    Q_UNREACHABLE();
}

std::optional<TunnelPhase> phaseFromName(const QString &name)
{
    for (const PhaseName &entry : kPhaseNames) {
        if (entry.name == name) {
            return entry.phase;
        }
    }
    return std::nullopt;
}

bool canFollow(TunnelPhase present, TunnelPhase next, TunnelMode mode)
{
    if (mode == TunnelMode::Server) {
        return next == TunnelPhase::Listening && present == TunnelPhase::Starting;
    }
    if (next == TunnelPhase::Connected) {
        return present == TunnelPhase::ConnectedNoData;
    }
    return present >= TunnelPhase::Starting && present < next && next <= TunnelPhase::SigningIn;
}

Error unknownPhase()
{
    return Error{ ErrorName::HelperFailed,
                  QStringLiteral("The helper reported a state that this program does not know."),
                  QStringLiteral("Install farlanctl and farlan-helper of the same version.") };
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json{ { QStringLiteral("name"), error.name },
                      { QStringLiteral("message"), error.message } };
    if (!error.hint.isEmpty()) {
        json.insert(QStringLiteral("hint"), error.hint);
    }
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    return Error{ json.value(QStringLiteral("name")).toString(),
                  json.value(QStringLiteral("message")).toString(),
                  json.value(QStringLiteral("hint")).toString() };
}

QJsonObject toJson(const PeerStatus &peer)
{
    return { { QStringLiteral("address"), peer.address },
             { QStringLiteral("tls_version"), peer.tlsVersion },
             { QStringLiteral("cipher"), peer.cipher },
             { QStringLiteral("certificate_sha256"), peer.certificateSha256 },
             { QStringLiteral("certificate_problem"), peer.certificateProblem },
             { QStringLiteral("certificate_pinned"), peer.certificatePinned } };
}

PeerStatus peerFromJson(const QJsonObject &json)
{
    return PeerStatus{
        .address = json.value(QStringLiteral("address")).toString(),
        .tlsVersion = json.value(QStringLiteral("tls_version")).toString(),
        .cipher = json.value(QStringLiteral("cipher")).toString(),
        .certificateSha256 = json.value(QStringLiteral("certificate_sha256")).toString(),
        .certificateProblem = json.value(QStringLiteral("certificate_problem")).toString(),
        .certificatePinned = json.value(QStringLiteral("certificate_pinned")).toBool()
    };
}

QJsonObject toJson(const TunnelStatus &status)
{
    QJsonObject json{
        { kName, status.name },
        { kOwner, static_cast<qint64>(status.owner) },
        { kState, stateName(stateOf(status.phase)) },
        { kMode,
          status.mode == TunnelMode::Client ? QStringLiteral("client") : QStringLiteral("server") },
        { kPhase, phaseName(status.phase) },
        { kDevice, status.device },
        { kLocation, status.location },
        { kSince, timeText(status.since) },
        { kReconnects, status.reconnects },
        { kClients, status.clients },
    };
    if (status.peer != PeerStatus{}) {
        json.insert(kPeer, toJson(status.peer));
    }
    if (status.error) {
        json.insert(kError, toJson(*status.error));
    }
    if (status.certificate) {
        json.insert(kCertificate, toJson(*status.certificate));
    }
    if (status.nextTry.isValid()) {
        json.insert(kNextTry, timeText(status.nextTry));
    }
    return json;
}

Result<TunnelStatus> statusFromJson(const QJsonObject &json)
{
    const std::optional<TunnelPhase> phase = phaseFromName(json.value(kPhase).toString());
    if (!phase) {
        return unknownPhase();
    }
    TunnelStatus status;
    status.mode = json.value(kMode).toString() == QLatin1StringView("server") ? TunnelMode::Server
                                                                              : TunnelMode::Client;
    status.phase = *phase;
    status.name = json.value(kName).toString();
    status.owner = static_cast<uint>(json.value(kOwner).toInteger());
    status.device = json.value(kDevice).toString();
    status.location = json.value(kLocation).toString();
    status.peer = peerFromJson(json.value(kPeer).toObject());
    if (json.contains(kError)) {
        status.error = errorFromJson(json.value(kError).toObject());
    }
    status.certificate = reportFromJson(json.value(kCertificate).toObject());
    status.since = timeFrom(json.value(kSince));
    status.nextTry = timeFrom(json.value(kNextTry));
    status.reconnects = json.value(kReconnects).toInt();
    status.clients = json.value(kClients).toInt();
    return status;
}

} // namespace Farlan
