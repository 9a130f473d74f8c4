// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>

namespace Farlan
{

// Called once with the outcome, never before the function that it was given to has returned, and
// not at all when the object that would call it is gone.
template<typename T>
using Reply = std::function<void(const Result<T> &)>;

} // namespace Farlan
