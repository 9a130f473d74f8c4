// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace Farlan
{

// A token bucket: lets a burst through, then one event per interval, and counts what it holds back.
// It has no clock of its own; the times it is given must not go backwards.
class RateLimiter final
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    RateLimiter(int burst, std::chrono::milliseconds interval);

    // How many events were held back since the last one let through, or nothing if this one is
    // held back too.
    std::optional<int> admit(TimePoint now);
    // An event that was let through has turned out to be as large as so many more. Tokens that are
    // not there yet are taken in advance.
    void charge(int tokens) { m_tokens -= tokens; }

private:
    void refill(TimePoint now);

    int m_burst;
    std::chrono::milliseconds m_interval;
    int m_tokens;
    int m_suppressed = 0;
    TimePoint m_refilled; // up to when tokens were handed out; of no meaning while all are there
};

} // namespace Farlan
