// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profilestore.h"

#include <QJsonObject>
#include <QStringList>

// Profiles as farlanctl shows them.
namespace Farlan
{

// Of one that is not connected.
QStringList detailsOf(const StoredProfile &stored);

// The keys of its file, and which file that is.
QJsonObject toJson(const StoredProfile &stored);

} // namespace Farlan
