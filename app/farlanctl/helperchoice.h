// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace Farlan
{

// Whether helpers without a bus are used instead of the one that this is about: root's choice for
// opening and for finding tunnels alike. Warns where there is a helper that is of no use.
bool goesWithoutBus(const Error &why);

} // namespace Farlan
