// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace Farlan
{

enum class Urgency { Low, Normal, Critical };

struct NotificationAction {
    QString id;
    QString label;

    bool operator==(const NotificationAction &) const = default;
};

// What a click on the notification itself does.
inline constexpr QLatin1StringView kDefaultAction("default");

// Plain text throughout, of anybody's.
struct Notification {
    QString title;
    QString body;
    QString icon = QStringLiteral("org.farlan.farlan"); // its name in the icon theme
    QString category; // "network.connected", see the Desktop Notifications Specification
    Urgency urgency = Urgency::Normal;
    bool isTransient = false; // needs not be kept for later
    QList<NotificationAction> actions; // are left out where nobody could choose them

    bool operator==(const Notification &) const = default;
};

} // namespace Farlan
