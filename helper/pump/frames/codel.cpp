// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/codel.h"

#include <cmath>

namespace Farlan
{

namespace
{

constexpr int kRecently = 16; // intervals in which the former rate of drops is still about right

// RFC 8289, 3.3: this makes the throughput of TCP fall linearly.
Codel::Clock::duration untilNext(int drops)
{
    return std::chrono::duration_cast<Codel::Clock::duration>(Codel::kInterval / std::sqrt(drops));
}

} // namespace

bool Codel::dropsFront(Clock::duration waited, bool isShort, Clock::time_point now)
{
    if (!isLate(waited, isShort, now)) {
        m_isDropping = false;
        return false;
    }
    if (m_isDropping) {
        if (now < m_nextDrop) {
            return false;
        }
        ++m_drops;
        m_nextDrop += untilNext(m_drops);
        return true;
    }
    const int gained = m_drops - m_dropsBefore;
    m_drops = gained > 1 && now - m_nextDrop < kRecently * kInterval ? gained : 1;
    m_dropsBefore = m_drops;
    m_nextDrop = now + untilNext(m_drops);
    m_isDropping = true;
    return true;
}

void Codel::onEmpty()
{
    m_lateFrom = {};
    m_isDropping = false;
}

bool Codel::isLate(Clock::duration waited, bool isShort, Clock::time_point now)
{
    if (waited < kTarget || isShort) {
        m_lateFrom = {};
        return false;
    }
    if (m_lateFrom == Clock::time_point{}) {
        m_lateFrom = now + kInterval;
        return false;
    }
    return now >= m_lateFrom;
}

} // namespace Farlan
