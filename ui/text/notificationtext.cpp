// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/notificationtext.h"

#include "ui/text/errortext.h"
#include "ui/text/quantitytext.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

using Kind = AnnouncementKind;

bool isServer(const TunnelRow &row)
{
    return row.mode() == TunnelMode::Server;
}

bool isGood(Kind kind)
{
    return kind == Kind::Connected || kind == Kind::Back;
}

// Who wants the password.
QString hostOf(const TunnelRow &row)
{
    if (row.need() == UserNeed::ProxyPassword && row.profile) {
        return row.profile->profile().settings.proxy.host();
    }
    return QUrl(row.location()).host();
}

} // namespace

Notification NotificationText::of(const Announcement &announcement)
{
    const Kind kind = announcement.kind;
    const TunnelRow &row = announcement.row;
    const bool isServers = isServer(row);
    Notification notification;
    notification.title = (isServers ? serverTitle(kind) : clientTitle(kind)).arg(row.name());
    notification.body = body(announcement);
    notification.category = isGood(kind) ? u"network.connected"_s
        : kind == Kind::Lost             ? u"network.disconnected"_s
                                         : u"network.error"_s;
    notification.urgency = isGood(kind) ? Urgency::Low : Urgency::Normal;
    notification.isTransient = isGood(kind);
    notification.actions = { { kDefaultAction, tr("Show Status") } };
    notification.actions += buttons(kind, isServers);
    return notification;
}

// In each title, %1 is the name of the tunnel.
QString NotificationText::clientTitle(AnnouncementKind kind)
{
    switch (kind) {
    case Kind::Connected:
    case Kind::Back:
        //: Title of a notification; %1 is a tunnel's name.
        return tr("%1 connected");
    case Kind::Lost:
        //: Title of a notification; %1 is a tunnel's name.
        return tr("%1 lost connection");
    case Kind::Failed:
        //: Title of a notification; %1 is a tunnel's name.
        return tr("%1 could not connect");
    case Kind::Stopped:
        //: Title of a notification; %1 is a tunnel's name.
        return tr("%1 was disconnected");
    case Kind::PasswordNeeded:
    case Kind::ProxyPasswordNeeded:
        //: Title of a notification; %1 is a tunnel's name.
        return tr("%1 needs a password");
    case Kind::CertificateNeeded:
        //: Title of a notification; %1 is a tunnel's name.
        return tr("The server’s certificate of %1 must be checked");
    }
    Q_UNREACHABLE();
}

QString NotificationText::serverTitle(AnnouncementKind kind)
{
    switch (kind) {
    case Kind::Connected:
    case Kind::Back:
        //: Title of a notification; %1 is the name of a tunnel that accepts connections.
        return tr("%1 is running");
    case Kind::Lost:
        //: Title of a notification; %1 is the name of a tunnel that accepts connections.
        return tr("%1 was interrupted");
    case Kind::Failed:
        //: Title of a notification; %1 is the name of a tunnel that accepts connections.
        return tr("%1 could not start");
    case Kind::Stopped:
        //: Title of a notification; %1 is the name of a tunnel that accepted connections.
        return tr("%1 was stopped");
    case Kind::PasswordNeeded:
    case Kind::ProxyPasswordNeeded:
    case Kind::CertificateNeeded:
        return clientTitle(kind);
    }
    Q_UNREACHABLE();
}

QString NotificationText::body(const Announcement &announcement)
{
    const TunnelRow &row = announcement.row;
    switch (announcement.kind) {
    case Kind::Connected:
        return whereabouts(row);
    case Kind::Back:
        return backAfter(QuantityText::duration(announcement.outage), isServer(row));
    case Kind::Lost:
        return tr("Trying again…");
    case Kind::Failed:
    case Kind::Stopped:
        return announcement.error ? ErrorText::explain(*announcement.error).what : QString();
    case Kind::PasswordNeeded:
    case Kind::ProxyPasswordNeeded:
    case Kind::CertificateNeeded:
        return hostOf(row);
    }
    Q_UNREACHABLE();
}

QString NotificationText::backAfter(const QString &time, bool isServer)
{
    if (isServer) {
        //: %1 is how long it was interrupted, as "12 s".
        return tr("Running again after %1").arg(time);
    }
    //: %1 is how long the connection was lost, as "12 s".
    return tr("Connected again after %1").arg(time);
}

QList<NotificationAction> NotificationText::buttons(AnnouncementKind kind, bool isServer)
{
    namespace Id = NotificationActionId;
    switch (kind) {
    case Kind::Connected:
        return { { Id::ShowStatus, tr("Show Status") } };
    case Kind::Back:
        return {};
    case Kind::Lost:
        return { { Id::Disconnect, isServer ? tr("Stop") : tr("Disconnect") } };
    case Kind::Failed:
        return { { Id::Connect, tr("Try Again") },
                 //: Shows why a tunnel has failed.
                 { Id::ShowStatus, tr("Details") } };
    case Kind::Stopped:
        return { { Id::Connect, isServer ? tr("Start") : tr("Connect") } };
    case Kind::PasswordNeeded:
    case Kind::ProxyPasswordNeeded:
        return { { Id::Review, tr("Enter Password") } };
    case Kind::CertificateNeeded:
        return { { Id::Review, tr("Check Certificate") } };
    }
    Q_UNREACHABLE();
}

QString NotificationText::whereabouts(const TunnelRow &row)
{
    if (isServer(row)) {
        return row.location();
    }
    const QString device = row.status ? row.status->device : QString();
    const QStringList addresses = row.profile ? row.profile->profile().settings.ip : QStringList();
    if (addresses.isEmpty() || device.isEmpty()) {
        return device.isEmpty() ? row.location() : device;
    }
    //: %1 is an address as "10.5.0.23", %2 the name of a network interface.
    return tr("%1 on %2").arg(addresses.first().section(u'/', 0, 0), device);
}

Notification NotificationText::stillRunning()
{
    Notification notification;
    notification.title = tr("Farlan is still running in the tray");
    notification.body = tr("Tunnels stay connected.");
    notification.urgency = Urgency::Low;
    notification.isTransient = true;
    return notification;
}

} // namespace Farlan
