// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// "7F:3A:…", of hex digits, so that people can compare it.
QString fingerprintText(const QString &sha256);

} // namespace Farlan
