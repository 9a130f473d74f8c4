// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Farlan
{

// Controlled Delay (RFC 8289): tells of one queue which packets to drop, so that who fills it sends
// more slowly and it does not stay long. Bursts that soon have gone are let through.
class Codel final
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr auto kTarget = std::chrono::milliseconds(5); // that packets may always wait
    static constexpr auto kInterval = std::chrono::milliseconds(100); // a usual round trip

    // Whether to drop the packet in front, which has waited so long, and then to ask for the next.
    // Nothing is dropped from what is no queue to speak of.
    bool dropsFront(Clock::duration waited, bool isShort, Clock::time_point now);
    void onEmpty();

private:
    bool isLate(Clock::duration waited, bool isShort, Clock::time_point now);

    Clock::time_point m_lateFrom{}; // when it is late all the time until then; zero: it is not
    Clock::time_point m_nextDrop{};
    bool m_isDropping = false;
    int m_drops = 0; // since m_isDropping: they follow each other faster and faster
    int m_dropsBefore = 0; // with which that began
};

} // namespace Farlan
