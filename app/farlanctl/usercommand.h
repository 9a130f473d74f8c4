// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/commandline.h"

namespace Farlan
{

// `farlanctl user …`: who may sign in to the server of a profile. Prints what it shows, and asks
// for passwords, so the process must have one thread.
Result<void> runUserCommand(const CommandLine &line);

} // namespace Farlan
