// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profilestore.h"

#include <QMap>
#include <QVariantMap>

namespace Farlan
{

// All that decodeProfile() has against these values, by key, and not only the first. The messages
// are without the key.
QMap<QString, Error> problemsOf(const QVariantMap &values);

// Whether another profile than this one has the name.
bool isNameTaken(const ProfileStore &store, const QString &name, const QUuid &id);

// The name itself or, if another profile has it, one with a number: "Lab 2".
QString freeName(const ProfileStore &store, const QString &name, const QUuid &id);

} // namespace Farlan
