// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/commandline.h"
#include "base/result.h"

namespace Farlan
{

// `farlanctl profile …`. Prints what it shows. Of `list` it only looks at the arguments: the rest
// is ProfileListCommand's.
Result<void> runProfileCommand(const CommandLine &line);
bool isProfileList(const CommandLine &line);

} // namespace Farlan
