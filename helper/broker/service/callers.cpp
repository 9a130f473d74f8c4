// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/callers.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

// A window that shows 16 tunnels and reads each one's counters every second needs some 20 a second.
constexpr int kBurst = 200;
constexpr auto kInterval = 10ms;

} // namespace

Callers::Callers(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    // Whoever leaves has no owner any more. One rule for all: a bus has a limit of 512 rules.
    m_bus.connect(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s,
                  u"NameOwnerChanged"_s, { QString(), QString(), u""_s }, u"sss"_s, this,
                  SLOT(onOwnerChanged(QString)));
}

Callers::~Callers() = default;

void Callers::identify(const QString &busName, Then then)
{
    const auto known = m_callers.find(busName);
    if (known != m_callers.end()) {
        if (known->uid) {
            then(known->uid);
        } else {
            known->waiting.push_back(std::move(then));
        }
        return;
    }
    // Watched already: who leaves before the answer is noticed one way or the other.
    m_callers[busName].waiting.push_back(std::move(then));
    QDBusMessage question
        = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                         u"org.freedesktop.DBus"_s, u"GetConnectionUnixUser"_s);
    question << busName;
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, busName, answer] {
        answer->deleteLater();
        const QDBusPendingReply<uint> reply = *answer;
        onIdentified(busName, reply.isError() ? std::nullopt : std::optional<uid_t>(reply.value()));
    });
}

void Callers::onIdentified(const QString &busName, std::optional<uid_t> uid)
{
    const auto caller = m_callers.find(busName);
    if (caller == m_callers.end()) {
        return; // has gone meanwhile
    }
    if (!uid) {
        onGone(busName);
        return;
    }
    caller->uid = uid;
    for (const Then &then : std::exchange(caller->waiting, {})) {
        then(uid);
    }
}

bool Callers::mayCallNow(uid_t uid)
{
    RateLimiter &limit = m_limits.try_emplace(uid, kBurst, kInterval).first->second;
    return limit.admit(RateLimiter::TimePoint::clock::now()).has_value();
}

void Callers::charge(uid_t uid, std::chrono::milliseconds time)
{
    if (const auto limit = m_limits.find(uid); limit != m_limits.end()) {
        limit->second.charge(static_cast<int>(time / kInterval));
    }
}

void Callers::onOwnerChanged(const QString &busName)
{
    if (m_callers.contains(busName)) {
        onGone(busName);
    }
}

void Callers::onGone(const QString &busName)
{
    const Caller caller = m_callers.take(busName);
    for (const Then &then : caller.waiting) {
        then(std::nullopt);
    }
    emit gone(busName);
}

} // namespace Farlan
