// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace Fuzzing
{

// What holds for every input. If not, a fuzzer keeps the input, and a test fails.
inline void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace Fuzzing
