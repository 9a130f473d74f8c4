// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/signinthrottle.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QMutex>

#include <chrono>
#include <memory>

namespace Farlan
{

// How many may knock, sign in and stay. One for all threads of a server; thread-safe.
class Admission final
{
public:
    static constexpr int kMaximumVisitors = 64; // connected, not signed in
    static constexpr int kMaximumVisitorsPerSource = 8;

    explicit Admission(int maximumClients)
        : m_maximumClients(maximumClients)
    {
    }
    Q_DISABLE_COPY_MOVE(Admission)

    // A place that is given back when the ticket is destroyed. Must not outlive the Admission.
    class Ticket;
    // Null: no place is free.
    std::unique_ptr<Ticket> admitVisitor(const QHostAddress &source);
    std::unique_ptr<Ticket> admitClient();

    // As SignInThrottle.
    std::chrono::seconds signInDelay(const QHostAddress &source, const QByteArray &user) const;
    void signInFailed(const QHostAddress &source, const QByteArray &user);
    void signInSucceeded(const QHostAddress &source, const QByteArray &user);

private:
    void releaseVisitor(const QByteArray &source);
    void releaseClient();

    const int m_maximumClients;
    mutable QMutex m_mutex;
    int m_clients = 0;
    int m_visitors = 0;
    QHash<QByteArray, int> m_visitorsBySource;
    SignInThrottle m_throttle;
};

class Admission::Ticket final
{
public:
    ~Ticket();
    Q_DISABLE_COPY_MOVE(Ticket)

private:
    friend class Admission;
    Ticket(Admission &admission, const QByteArray &source)
        : m_admission(admission)
        , m_source(source)
    {
    }

    Admission &m_admission;
    QByteArray m_source; // of a visitor; null: a client
};

} // namespace Farlan
