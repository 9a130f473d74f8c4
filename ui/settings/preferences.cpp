// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

// The native format is an INI file, too, but with the ending of Unix's own.
Preferences::Preferences()
    : m_settings(QSettings::NativeFormat, QSettings::UserScope, u"farlan"_s, u"farlan"_s)
{
}

bool Preferences::notifies() const
{
    return m_settings.value(u"notifications"_s, true).toBool();
}

void Preferences::setNotifies(bool on)
{
    m_settings.setValue(u"notifications"_s, on);
}

bool Preferences::knowsTray() const
{
    return m_settings.value(u"knows_tray"_s, false).toBool();
}

void Preferences::setKnowsTray()
{
    m_settings.setValue(u"knows_tray"_s, true);
}

bool Preferences::knowsNoTray() const
{
    return m_settings.value(u"knows_no_tray"_s, false).toBool();
}

void Preferences::setKnowsNoTray()
{
    m_settings.setValue(u"knows_no_tray"_s, true);
}

QByteArray Preferences::geometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

QByteArray Preferences::splitter() const
{
    return m_settings.value(u"window/splitter"_s).toByteArray();
}

void Preferences::setPlace(const QByteArray &geometry, const QByteArray &splitter)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
    m_settings.setValue(u"window/splitter"_s, splitter);
}

} // namespace Farlan
