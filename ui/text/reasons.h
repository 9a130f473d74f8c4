// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace Farlan
{

// The sentences that tell why something could not be done, and parts of them, as they are in the
// source, marked for translation. lint.reasons holds them against it.
std::span<const char *const> connectionReasons(); // of helper/pump/
std::span<const char *const> helperReasons(); // of the rest of helper/
std::span<const char *const> appReasons(); // of app/
std::span<const char *const> systemReasons(); // of the system's libraries, the most usual ones

} // namespace Farlan
