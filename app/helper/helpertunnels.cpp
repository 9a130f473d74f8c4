// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/helpertunnels.h"

#include "app/helper/busmessages.h"
#include "app/helper/helpererrors.h"

#include <QPointer>

namespace Farlan
{

HelperTunnels::HelperTunnels(HelperClient &client, Owners owners, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_owners(owners)
{
    connect(&m_client, &HelperClient::tunnelAdded, this, &HelperTunnels::learn);
    connect(&m_client, &HelperClient::tunnelChanged, this, &HelperTunnels::onChanged);
    connect(&m_client, &HelperClient::tunnelRemoved, this, &HelperTunnels::onRemoved);
    connect(&m_client, &HelperClient::stopped, this, &HelperTunnels::onStopped);
    connect(&m_client, &HelperClient::busLost, this, [this] { fail(systemBusLost()); });
}

HelperTunnels::~HelperTunnels() = default;

// For an answer that is about the helper that runs now, and comes while this lives.
template<typename T, typename Take>
Reply<T> HelperTunnels::ofThisHelper(const Take &take)
{
    return [self = QPointer(this), meeting = m_meeting, take](const Result<T> &answer) {
        if (self && meeting == self->m_meeting) {
            take(answer);
        }
    };
}

void HelperTunnels::fail(const Error &error)
{
    m_problem = error;
    emit failed(error);
}

void HelperTunnels::start()
{
    connect(&m_client, &HelperClient::started, this, &HelperTunnels::onStarted,
            Qt::UniqueConnection);
    m_client.look(ofThisHelper<HelperPresence>([this](const Result<HelperPresence> &presence) {
        if (presence) {
            onLooked(*presence);
        } else {
            fail(presence.error());
        }
    }));
}

void HelperTunnels::onLooked(HelperPresence presence)
{
    switch (presence) {
    case HelperPresence::NoBus:
        fail(noSystemBus());
        break;
    case HelperPresence::NotInstalled:
        fail(helperNotInstalled());
        break;
    case HelperPresence::Running:
        meet();
        break;
    case HelperPresence::Idle:
        m_isReady = true;
        m_problem.reset();
        emit ready();
        break;
    }
}

// Also by our own meet(), and by others who need it.
void HelperTunnels::onStarted()
{
    if (!m_isMeeting && !m_isRunning) {
        meet();
    }
}

void HelperTunnels::meet()
{
    ++m_meeting;
    m_isMeeting = true;
    m_unanswered = 0; // nobody waits any more for what was asked before
    m_client.start(
        ofThisHelper<HelperInfo>([this](const Result<HelperInfo> &info) { onMet(info); }));
}

void HelperTunnels::onMet(const Result<HelperInfo> &info)
{
    m_isMeeting = false;
    if (!info) {
        fail(info.error());
        return;
    }
    m_isRunning = true;
    m_problem.reset();
    if (m_isReady) {
        emit helperStarted();
    }
    m_client.subscribe(ofThisHelper<void>([this](const Result<void> &subscribed) {
        if (!subscribed) {
            fail(subscribed.error());
        } else if (m_owners == Owners::Everybody) {
            listAll();
        } else {
            list();
        }
    }));
}

void HelperTunnels::list()
{
    m_client.listTunnels(ofThisHelper<QStringList>([this](const Result<QStringList> &paths) {
        if (!paths) {
            fail(paths.error());
            return;
        }
        ++m_unanswered; // so that none of the answers is the last before all are asked for
        for (const QString &path : *paths) {
            learn(path);
        }
        settle();
    }));
}

// A person's yes holds for one call: asking for the properties of each would be refused.
void HelperTunnels::listAll()
{
    m_client.listAllTunnels(ofThisHelper<ObjectMaps>([this](const Result<ObjectMaps> &tunnels) {
        if (!tunnels) {
            fail(tunnels.error());
            return;
        }
        ++m_unanswered;
        for (auto one = tunnels->begin(); one != tunnels->end(); ++one) {
            onLearnt(one.key().path(), one.value());
        }
        settle();
    }));
}

void HelperTunnels::learn(const QString &path)
{
    if (m_tunnels.contains(path)) {
        return;
    }
    ++m_unanswered;
    m_client.fetchProperties(
        path, ofThisHelper<QVariantMap>([this, path](const Result<QVariantMap> &properties) {
            onLearnt(path, properties);
            settle();
        }));
}

void HelperTunnels::onLearnt(const QString &path, const Result<QVariantMap> &properties)
{
    // A tunnel that has gone meanwhile is none; one that was learnt twice is known.
    if (!properties || m_tunnels.contains(path)) {
        return;
    }
    if (const Result<void> taken = take(path, *properties); !taken) {
        fail(taken.error());
    } else if (m_isReady) {
        emit added(path);
    }
}

void HelperTunnels::onChanged(const QString &path, const QVariantMap &properties)
{
    const auto known = m_properties.find(path);
    if (known == m_properties.end()) {
        return; // The answer that tells us of it is newer.
    }
    QVariantMap merged = known->second;
    merged.insert(properties);
    if (const Result<void> taken = take(path, merged); !taken) {
        fail(taken.error());
    } else if (m_isReady) {
        emit changed(path);
    }
}

void HelperTunnels::onRemoved(const QString &path)
{
    m_properties.erase(path);
    const auto known = m_tunnels.find(path);
    if (known == m_tunnels.end()) {
        return;
    }
    const TunnelStatus last = known->second;
    m_tunnels.erase(known);
    if (m_isReady) {
        emit removed(path, last);
    }
}

void HelperTunnels::onStopped()
{
    ++m_meeting;
    m_isMeeting = false;
    m_isRunning = false;
    m_unanswered = 0;
    const bool wasOfNoUse = m_problem.has_value();
    m_problem.reset();
    if (!m_tunnels.empty()) {
        m_problem = Farlan::helperStopped(); // it does not end by itself while it has some
    }
    m_properties.clear();
    m_tunnels.clear();
    if (m_isReady) {
        emit helperStopped();
    } else if (wasOfNoUse) {
        m_isReady = true;
        emit ready();
    } else {
        fail(Farlan::helperStopped());
    }
}

void HelperTunnels::settle()
{
    --m_unanswered;
    if (m_unanswered == 0 && !m_isReady) {
        m_isReady = true;
        emit ready();
    }
}

Result<void> HelperTunnels::take(const QString &path, const QVariantMap &properties)
{
    const Result<TunnelStatus> status = statusFromBus(properties);
    if (!status) {
        return status.error();
    }
    m_properties.insert_or_assign(path, properties);
    m_tunnels.insert_or_assign(path, *status);
    return {};
}

} // namespace Farlan
