// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/announcer.h"
#include "app/desktop/notification.h"

#include <QCoreApplication>

namespace Farlan
{

// What the buttons of a notification do; kDefaultAction is a click on the notification itself, and
// shows the tunnel.
namespace NotificationActionId
{

inline constexpr QLatin1StringView ShowStatus("show-status");
inline constexpr QLatin1StringView Connect("connect"); // also once more
inline constexpr QLatin1StringView Disconnect("disconnect");
inline constexpr QLatin1StringView Review("review"); // asks for what the tunnel needs

} // namespace NotificationActionId

// Notifications in words.
class NotificationText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::NotificationText)

public:
    static Notification of(const Announcement &announcement);
    // The first time that the window is closed and the icon in the tray stays.
    static Notification stillRunning();

private:
    static QString clientTitle(AnnouncementKind kind);
    static QString serverTitle(AnnouncementKind kind);
    static QString body(const Announcement &announcement);
    static QString backAfter(const QString &time, bool isServer);
    static QList<NotificationAction> buttons(AnnouncementKind kind, bool isServer);
    static QString whereabouts(const TunnelRow &row);
};

} // namespace Farlan
