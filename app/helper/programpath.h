// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// One of Farlan's own programs, beside us in a build folder, else where it is installed. Empty:
// it is not there.
QString programPath(const QString &name);

} // namespace Farlan
