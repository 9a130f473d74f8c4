// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>

namespace Farlan
{

// What a person has chosen for the app as a whole, and how its window was left;
// ~/.config/farlan/farlan.conf. All objects of it are about the same.
class Preferences final
{
public:
    Preferences();

    bool notifies() const;
    void setNotifies(bool on);

    // Whether it has been said once that closing the window does not end the app.
    bool knowsTray() const;
    void setKnowsTray();

    // Whether the person has put away the notice that this desktop shows no tray icons.
    bool knowsNoTray() const;
    void setKnowsNoTray();

    // Of the window and of what divides it; empty before they were kept.
    QByteArray geometry() const;
    QByteArray splitter() const;
    void setPlace(const QByteArray &geometry, const QByteArray &splitter);

private:
    QSettings m_settings;
};

} // namespace Farlan
