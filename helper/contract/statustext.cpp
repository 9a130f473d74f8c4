// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/statustext.h"

namespace Farlan
{

namespace
{

QString withReason(const QString &what, const TunnelStatus &status)
{
    return status.error ? what + QStringLiteral(": ") + status.error->message : what;
}

QString connected(const TunnelStatus &status)
{
    const QString text = status.peer.tlsVersion.isEmpty()
        ? QStringLiteral("Connected to %1 on %2").arg(status.location, status.device)
        : QStringLiteral("Connected to %1 on %2 (%3, %4)")
              .arg(status.location, status.device, status.peer.tlsVersion, status.peer.cipher);
    if (status.peer.certificatePinned && !status.peer.certificateProblem.isEmpty()) {
        return QStringLiteral("%1; the certificate is the pinned one, although %2")
            .arg(text, status.peer.certificateProblem);
    }
    if (!status.peer.certificateProblem.isEmpty()) {
        return QStringLiteral("%1; the certificate is NOT verified: %2")
            .arg(text, status.peer.certificateProblem);
    }
    return text;
}

} // namespace

QString describe(const TunnelStatus &status)
{
    const bool isServer = status.mode == TunnelMode::Server;
    switch (status.phase) {
    case TunnelPhase::Authorizing:
        return QStringLiteral("Asking for permission");
    case TunnelPhase::Starting:
        return isServer ? QStringLiteral("Starting the server")
                        : QStringLiteral("Connecting to %1").arg(status.location);
    case TunnelPhase::Resolving:
        return QStringLiteral("Looking up the address");
    case TunnelPhase::Connecting:
        return QStringLiteral("Opening a connection");
    case TunnelPhase::Securing:
        return QStringLiteral("Securing the connection");
    case TunnelPhase::SigningIn:
        return QStringLiteral("Signing in");
    case TunnelPhase::CreatingInterface:
        return QStringLiteral("Creating the interface");
    case TunnelPhase::ConnectedNoData:
        return QStringLiteral("%1; nothing received yet").arg(connected(status));
    case TunnelPhase::Connected:
        return connected(status);
    case TunnelPhase::Listening:
        return QStringLiteral("Listening on %1, interface %2, clients: %3")
            .arg(status.location, status.device)
            .arg(status.clients);
    case TunnelPhase::Waiting: {
        const qint64 seconds
            = (QDateTime::currentDateTimeUtc().msecsTo(status.nextTry) + 999) / 1000;
        return withReason(QStringLiteral("Trying again in %1 s").arg(seconds), status);
    }
    case TunnelPhase::Failed:
        return withReason(QStringLiteral("Failed"), status);
    case TunnelPhase::Closed:
        return isServer ? QStringLiteral("The server has ended") : QStringLiteral("Disconnected");
    }
    Q_UNREACHABLE();
}

} // namespace Farlan
