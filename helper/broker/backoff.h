// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Farlan
{

// Trying again cannot help before somebody has changed something.
bool isFinal(const Error &error);

// How long to wait before each further try: 1 s, then twice as long each time up to 60 s, each
// made up to a quarter longer or shorter by chance.
class Backoff final
{
public:
    using Random = std::function<double()>; // uniform, from 0 to below 1

    explicit Backoff(Random random = {});

    // `retryAfter` is what the server asked for: a little later, and not all at the same moment.
    std::chrono::milliseconds next(std::optional<std::chrono::seconds> retryAfter = {});
    void reset(); // after a success

private:
    Random m_random;
    std::chrono::milliseconds m_base;
};

} // namespace Farlan
