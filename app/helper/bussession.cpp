// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/bussession.h"

#include "app/helper/busmessages.h"
#include "app/helper/helpererrors.h"
#include "contract/errornames.h"

#include <utility>

namespace Farlan
{

BusSession::BusSession(HelperClient &client, QObject *parent)
    : TunnelSession(parent)
    , m_client(client)
{
    connect(&m_client, &HelperClient::stopped, this, [this] { fail(helperStopped()); });
    connect(&m_client, &HelperClient::tunnelChanged, this,
            [this](const QString &path, const QVariantMap &properties) {
                if (path == m_path && !m_properties.isEmpty()) {
                    QVariantMap merged = m_properties;
                    merged.insert(properties);
                    take(merged);
                }
            });
    connect(&m_client, &HelperClient::tunnelRemoved, this, [this](const QString &path) {
        if (path == m_path) {
            reportClosed();
        }
    });
}

BusSession::~BusSession() = default;

void BusSession::open(const TunnelRequest &request)
{
    m_status.mode = request.settings.mode;
    m_status.name = request.settings.name;
    m_status.phase = TunnelPhase::Authorizing;
    m_status.since = QDateTime::currentDateTimeUtc();
    report(m_status);
    m_client.subscribe([this, request](const Result<void> &subscribed) {
        if (!subscribed) {
            fail(subscribed.error());
        } else if (!m_isOver) {
            m_client.openTunnel(request.settings, request.secrets,
                                [this](const Result<QString> &path) { onOpened(path); });
        }
    });
}

void BusSession::onOpened(const Result<QString> &path)
{
    if (!path) {
        fail(path.error());
        return;
    }
    m_path = *path;
    if (m_isOver) {
        m_client.closeTunnel(m_path, [](const Result<void> &) {});
        return;
    }
    if (m_isLeaving) {
        close();
        return;
    }
    m_client.fetchProperties(
        m_path, [this](const Result<QVariantMap> &properties) { onFetched(properties); });
}

void BusSession::onFetched(const Result<QVariantMap> &properties)
{
    if (properties) {
        take(*properties);
    } else if (properties.error().name == ErrorName::NotFound) {
        reportClosed();
    } else {
        fail(properties.error());
    }
}

void BusSession::take(const QVariantMap &properties)
{
    const Result<TunnelStatus> status = statusFromBus(properties);
    if (!status) {
        fail(status.error());
        return;
    }
    m_properties = properties;
    m_status = *status;
    if (m_status.phase == TunnelPhase::Failed) {
        closeFailed(m_status);
    } else if (m_status.phase == TunnelPhase::Closed) {
        reportClosed();
    } else {
        report(m_status);
    }
}

// The helper keeps a tunnel that has failed until somebody has seen why.
void BusSession::closeFailed(const TunnelStatus &status)
{
    if (!std::exchange(m_isOver, true)) {
        m_client.closeTunnel(m_path,
                             [this, status](const Result<void> &) { emit statusChanged(status); });
    }
}

void BusSession::report(const TunnelStatus &status)
{
    if (!m_isOver) {
        emit statusChanged(status);
    }
}

void BusSession::close()
{
    if (m_path.isEmpty()) {
        leaveUnopened();
        return;
    }
    m_client.closeTunnel(m_path, [this](const Result<void> &closed) {
        if (closed || closed.error().name == ErrorName::NotFound) {
            reportClosed();
        } else {
            fail(closed.error());
        }
    });
}

// The helper stops asking when we leave the bus. But it may have allowed the tunnel already: then
// its answer is here before that to a later call.
void BusSession::leaveUnopened()
{
    m_isLeaving = true;
    m_client.listTunnels([this](const Result<QStringList> &) {
        if (m_path.isEmpty()) {
            reportClosed();
        }
    });
}

void BusSession::reportClosed()
{
    if (!std::exchange(m_isOver, true)) {
        m_status.phase = TunnelPhase::Closed;
        m_status.error.reset();
        emit statusChanged(m_status);
    }
}

void BusSession::fail(const Error &error)
{
    if (!std::exchange(m_isOver, true)) {
        emit failed(error);
    }
}

} // namespace Farlan
