// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/hardwareaddress.h"

#include <map>
#include <vector>

namespace Farlan
{

// What a bridge has learned about the stations behind one of its ports.
struct LearnedAddresses {
    // A peer can pretend to be as many stations as the kernel remembers.
    static constexpr int kMostNamed = 16;

    std::vector<HardwareAddress> named; // at most kMostNamed, in order
    int count = 0; // of all
};

using LearnedByPort = std::map<int, LearnedAddresses>; // by ifindex

} // namespace Farlan
