// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ratelimiter.h"

#include <limits>
#include <utility>

namespace Farlan
{

RateLimiter::RateLimiter(int burst, std::chrono::milliseconds interval)
    : m_burst(burst)
    , m_interval(interval)
    , m_tokens(burst)
{
}

std::optional<int> RateLimiter::admit(TimePoint now)
{
    refill(now);
    if (m_tokens <= 0) {
        if (m_suppressed < std::numeric_limits<int>::max()) {
            ++m_suppressed;
        }
        return std::nullopt;
    }
    --m_tokens;
    return std::exchange(m_suppressed, 0);
}

void RateLimiter::refill(TimePoint now)
{
    if (m_tokens == m_burst) {
        m_refilled = now;
        return;
    }
    const auto intervals = (now - m_refilled) / m_interval;
    if (intervals >= m_burst - m_tokens) {
        m_tokens = m_burst;
        m_refilled = now;
    } else if (intervals > 0) {
        m_tokens += int(intervals);
        m_refilled += intervals * m_interval;
    }
}

} // namespace Farlan
