// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/commandline.h"
#include "app/farlanctl/exitcode.h"

namespace Farlan
{

// `farlanctl connect`: opens the tunnel of a profile, with passwords from the keyring or a person,
// who is asked again when one was refused.
ExitCode runConnect(const CommandLine &line);

// `farlanctl test NAME`: tries the way to the profile's server, with the same passwords.
ExitCode runProfileTest(const CommandLine &line);

} // namespace Farlan
