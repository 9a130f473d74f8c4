// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace Farlan
{

inline constexpr qsizetype kMaximumBcryptPasswordBytes = 72; // it would ignore what follows

// "$2b$10$…", with a new salt each time. InvalidSettings for a password that is too long. Takes
// about as long as a server does to check it.
Result<QByteArray> bcryptHash(const QString &password);

} // namespace Farlan
