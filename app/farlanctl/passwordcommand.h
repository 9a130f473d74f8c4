// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/commandline.h"
#include "base/result.h"

namespace Farlan
{

// `farlanctl password set|forget NAME`: keeps the password of a profile's server in the keyring,
// after the server has taken it, or removes all that are kept for the profile.
Result<void> runPasswordCommand(const CommandLine &line);

} // namespace Farlan
