// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/signinthrottle.h"

#include "pump/sourcekey.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Farlan
{

namespace
{

// The user's name is anything that came from the network: its digest makes keys of equal size.
QByteArray entryKey(const QHostAddress &source, QByteArrayView user)
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    digest.addData(user);
    return digest.result() + sourceKey(source);
}

std::chrono::seconds delayAfter(int failures)
{
    constexpr int kMostDoublings = 6; // 2^6 is above kLongestDelay
    const int doublings = failures - SignInThrottle::kFreeFailures - 1;
    if (doublings < 0) {
        return {};
    }
    const std::chrono::seconds delay{ 1 << std::min(doublings, kMostDoublings) };
    return std::min(delay, SignInThrottle::kLongestDelay);
}

} // namespace

std::chrono::seconds SignInThrottle::delayFor(const QHostAddress &source, QByteArrayView user,
                                              TimePoint now) const
{
    const auto found = m_index.constFind(entryKey(source, user));
    if (found == m_index.constEnd()) {
        return {};
    }
    const Entry &entry = **found;
    const auto remaining = entry.lastFailure + delayAfter(entry.failures) - now;
    return std::max(std::chrono::ceil<std::chrono::seconds>(remaining), std::chrono::seconds{});
}

void SignInThrottle::failed(const QHostAddress &source, QByteArrayView user, TimePoint now)
{
    forget(now);
    const QByteArray key = entryKey(source, user);
    const auto found = m_index.constFind(key);
    if (found != m_index.constEnd()) {
        m_entries.splice(m_entries.end(), m_entries, *found);
    } else {
        if (m_index.size() >= kMaximumEntries) {
            m_index.remove(m_entries.front().key);
            m_entries.pop_front();
        }
        m_entries.push_back({ .key = key });
        m_index.insert(key, std::prev(m_entries.end()));
    }
    Entry &entry = m_entries.back();
    entry.failures = std::min(entry.failures + 1, 1000); // far past the longest delay
    entry.lastFailure = now;
}

void SignInThrottle::succeeded(const QHostAddress &source, QByteArrayView user)
{
    const auto found = m_index.constFind(entryKey(source, user));
    if (found != m_index.constEnd()) {
        m_entries.erase(*found);
        m_index.erase(found);
    }
}

void SignInThrottle::forget(TimePoint now)
{
    while (!m_entries.empty() && m_entries.front().lastFailure + kMemory <= now) {
        m_index.remove(m_entries.front().key);
        m_entries.pop_front();
    }
}

} // namespace Farlan
