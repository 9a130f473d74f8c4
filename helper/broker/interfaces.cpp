// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/interfaces.h"

namespace Farlan
{

Result<void> Interfaces::inOrder(std::initializer_list<Step> steps)
{
    for (const Step &step : steps) {
        if (Result<void> done = step(); !done) {
            return done;
        }
    }
    return {};
}

} // namespace Farlan
