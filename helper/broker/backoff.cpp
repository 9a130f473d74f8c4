// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/backoff.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace Farlan
{

namespace
{
constexpr std::chrono::milliseconds kFirst = 1s;
constexpr std::chrono::milliseconds kLongest = 60s;
// A quarter is enough to spread the clients of a server that restarts, and unlike full jitter
// never makes a person wait for something that is shown as due at any moment.
constexpr double kJitter = 0.25;
} // namespace

Backoff::Backoff(Random random)
    : m_random(random ? std::move(random)
                      : [] { return QRandomGenerator::global()->generateDouble(); })
    , m_base(kFirst)
{
}

std::chrono::milliseconds Backoff::next()
{
    const double factor = 1 + kJitter * (2 * m_random() - 1);
    const auto wait = std::chrono::duration<double, std::milli>(m_base) * factor;
    m_base = std::min(2 * m_base, kLongest);
    return std::chrono::round<std::chrono::milliseconds>(wait);
}

void Backoff::reset()
{
    m_base = kFirst;
}

} // namespace Farlan
