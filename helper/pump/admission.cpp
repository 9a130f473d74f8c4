// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/admission.h"

#include "pump/sourcekey.h"

namespace Farlan
{

using Clock = std::chrono::steady_clock;

Admission::Ticket::~Ticket()
{
    if (m_source.isNull()) {
        m_admission.releaseClient();
    } else {
        m_admission.releaseVisitor(m_source);
    }
}

std::unique_ptr<Admission::Ticket> Admission::admitVisitor(const QHostAddress &source)
{
    const QMutexLocker locker(&m_mutex);
    const QByteArray key = sourceKey(source);
    if (m_visitors >= kMaximumVisitors
        || m_visitorsBySource.value(key) >= kMaximumVisitorsPerSource) {
        return nullptr;
    }
    ++m_visitors;
    ++m_visitorsBySource[key];
    return std::unique_ptr<Ticket>(new Ticket(*this, key));
}

std::unique_ptr<Admission::Ticket> Admission::admitClient()
{
    const QMutexLocker locker(&m_mutex);
    if (m_clients >= m_maximumClients) {
        return nullptr;
    }
    ++m_clients;
    return std::unique_ptr<Ticket>(new Ticket(*this, {}));
}

std::chrono::seconds Admission::signInDelay(const QHostAddress &source,
                                            const QByteArray &user) const
{
    const QMutexLocker locker(&m_mutex);
    return m_throttle.delayFor(source, user, Clock::now());
}

void Admission::signInFailed(const QHostAddress &source, const QByteArray &user)
{
    const QMutexLocker locker(&m_mutex);
    m_throttle.failed(source, user, Clock::now());
}

void Admission::signInSucceeded(const QHostAddress &source, const QByteArray &user)
{
    const QMutexLocker locker(&m_mutex);
    m_throttle.succeeded(source, user);
}

void Admission::releaseVisitor(const QByteArray &source)
{
    const QMutexLocker locker(&m_mutex);
    --m_visitors;
    const auto count = m_visitorsBySource.find(source);
    if (--*count == 0) {
        m_visitorsBySource.erase(count);
    }
}

void Admission::releaseClient()
{
    const QMutexLocker locker(&m_mutex);
    --m_clients;
}

} // namespace Farlan
