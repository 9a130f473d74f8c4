// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusObjectPath>
#include <QList>
#include <QMap>
#include <QVariantMap>

// The types of org.farlan.Helper1.xml that Qt does not know. Both sides register them with
// qDBusRegisterMetaType().
namespace Farlan
{

using VariantMaps = QList<QVariantMap>; // aa{sv}
using ObjectMaps = QMap<QDBusObjectPath, QVariantMap>; // a{oa{sv}}

} // namespace Farlan
