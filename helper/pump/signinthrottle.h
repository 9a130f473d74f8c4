// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QHostAddress>

#include <chrono>
#include <list>

namespace Farlan
{

// Slows down who guesses a user's password: the fifth failure from one source starts a delay of a
// second, each further one doubles it. A source is an IPv4 address or an IPv6 /64, which is what
// one customer has. Not thread-safe: the doors of a server share one and guard it.
class SignInThrottle final
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr int kFreeFailures = 4; // before delays start
    static constexpr std::chrono::seconds kLongestDelay{ 60 };
    static constexpr std::chrono::minutes kMemory{ 10 }; // since the last failure
    static constexpr qsizetype kMaximumEntries = 10'000;

    SignInThrottle() = default;
    Q_DISABLE_COPY_MOVE(SignInThrottle)

    // How long this user from there must wait before the next try is looked at. 0: go ahead.
    std::chrono::seconds delayFor(const QHostAddress &source, QByteArrayView user,
                                  TimePoint now) const;

    void failed(const QHostAddress &source, QByteArrayView user, TimePoint now);
    void succeeded(const QHostAddress &source, QByteArrayView user);

    qsizetype size() const { return m_index.size(); }

private:
    struct Entry {
        QByteArray key;
        int failures = 0;
        TimePoint lastFailure = {};
    };
    using Entries = std::list<Entry>;

    void forget(TimePoint now);

    Entries m_entries; // the latest failure at the back
    QHash<QByteArray, Entries::iterator> m_index;
};

} // namespace Farlan
