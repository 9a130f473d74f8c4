// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

namespace Farlan
{

enum class HelperOutput {
    Terminal, // logs to our standard error
    Journal, // logs to the system; lets go of our terminal
};

// Starts farlan-helper in a session of its own, so that a Ctrl-C is ours to handle. The channel to
// it is a MessageChannel's; the process is nobody's to wait for.
Result<UniqueFd> launchHelper(HelperOutput output, bool debug);

} // namespace Farlan
