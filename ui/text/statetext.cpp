// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/statetext.h"

#include <algorithm>

namespace Farlan
{

namespace
{

qint64 secondsUntil(const QDateTime &time)
{
    const qint64 milliseconds = QDateTime::currentDateTimeUtc().msecsTo(time);
    return std::max<qint64>(0, (milliseconds + 999) / 1000);
}

} // namespace

QString StateText::ofRow(const TunnelRow &row)
{
    switch (row.need()) {
    case UserNeed::Password:
        return tr("Password needed");
    case UserNeed::ProxyPassword:
        return tr("Proxy password needed");
    case UserNeed::Certificate:
        return tr("Certificate must be checked");
    case UserNeed::Nothing:
        break;
    }
    switch (row.phase()) {
    case TunnelPhase::Authorizing:
        return tr("Waiting for permission…");
    case TunnelPhase::Starting:
        return row.mode() == TunnelMode::Server ? tr("Starting…") : tr("Connecting…");
    case TunnelPhase::Resolving:
        return tr("Looking up the server…");
    case TunnelPhase::Connecting:
        return tr("Connecting…");
    case TunnelPhase::Securing:
        return tr("Checking the server’s certificate…");
    case TunnelPhase::SigningIn:
        return tr("Signing in…");
    case TunnelPhase::CreatingInterface:
        return tr("Creating the network interface…");
    case TunnelPhase::ConnectedNoData:
        return tr("Connected – no data received yet");
    case TunnelPhase::Connected:
        return tr("Connected");
    case TunnelPhase::Listening:
        //: A server that accepts connections; %n is the number of its clients.
        return tr("Running – %n client(s)", nullptr, row.status->clients);
    case TunnelPhase::Waiting:
        return tr("Trying again in %1 s").arg(secondsUntil(row.status->nextTry));
    case TunnelPhase::Failed:
        return row.mode() == TunnelMode::Server ? tr("Could not start") : tr("Could not connect");
    case TunnelPhase::Closed:
        return row.mode() == TunnelMode::Server ? tr("Not running") : tr("Disconnected");
    }
    Q_UNREACHABLE();
}

QString ActionText::of(TunnelAction action, TunnelMode mode)
{
    const bool isServer = mode == TunnelMode::Server;
    switch (action) {
    case TunnelAction::Connect:
        //: “Start” is for a server.
        return isServer ? tr("&Start") : tr("&Connect");
    case TunnelAction::Cancel:
        return tr("&Cancel");
    case TunnelAction::TryNow:
        return tr("&Try Now");
    case TunnelAction::Disconnect:
        //: “Stop” is for a server.
        return isServer ? tr("&Stop") : tr("&Disconnect");
    }
    Q_UNREACHABLE();
}

} // namespace Farlan
