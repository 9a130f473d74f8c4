// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/tunnelobject.h"

#include "broker/log.h"
#include "broker/service/questions.h"
#include "contract/errornames.h"
#include "contract/helpermessages.h"
#include "contract/statustext.h"
#include "contract/tunnelproperties.h"

#include <tunneladaptor.h>

#include <QPointer>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error tunnelGone()
{
    return Error{ ErrorName::NotFound, u"The tunnel has been closed."_s };
}

void insertStations(QVariantMap &client, const LearnedAddresses &learned)
{
    QStringList stations;
    for (const HardwareAddress &address : learned.named) {
        stations.append(toString(address));
    }
    client.insert(u"macs"_s, stations);
    client.insert(u"mac_count"_s, static_cast<quint32>(learned.count));
}

} // namespace

TunnelObject::TunnelObject(const QDBusObjectPath &path, const QString &opener,
                           const TunnelSettings &settings, const TunnelIdentity &identity,
                           Surroundings &surroundings, Permissions &permissions, QObject *parent)
    : BusObject(parent)
    , m_path(path)
    , m_opener(opener)
    , m_foreground(settings.foreground)
    , m_surroundings(surroundings)
    , m_permissions(permissions)
    , m_tunnel(settings, identity, surroundings)
    , m_adaptor(new TunnelAdaptor(this))
{
    updateProperties();
    connect(&m_tunnel, &Tunnel::statusChanged, this, &TunnelObject::onStatusChanged);
}

TunnelObject::~TunnelObject() = default;

QDBusAbstractAdaptor &TunnelObject::adaptor()
{
    return *m_adaptor;
}

bool TunnelObject::endsWith(const QString &busName) const
{
    return busName == m_opener && (m_foreground || status().phase == TunnelPhase::Authorizing);
}

std::vector<Question> TunnelObject::questions() const
{
    return questionsFor(m_tunnel.settings(), status().name);
}

void TunnelObject::open(const Authorized &authorized, const TunnelSecrets &secrets)
{
    if (checkCovered(authorized, m_opener)) {
        m_tunnel.open(secrets);
    }
}

Result<void> TunnelObject::checkCovered(const Authorized &authorized, const QString &busName) const
{
    return authorized.covers(busName, questions())
        ? Result<void>()
        : Error{ ErrorName::PermissionDenied, u"What was allowed is not this tunnel."_s };
}

void TunnelObject::close(const std::function<void()> &done)
{
    m_closers.push_back(done);
    m_tunnel.close();
}

void TunnelObject::Close()
{
    close([call = deferCall()] { call->reply(); });
}

void TunnelObject::Reconnect()
{
    if (status().phase != TunnelPhase::Failed) {
        refuseUnless(m_tunnel.reconnect());
        return;
    }
    // It has ended, and so has what was allowed for it.
    const std::shared_ptr<BusCall> call = deferCall();
    const quint64 request = m_permissions.request(
        *call, questions(), [self = QPointer(this), call](const Result<Authorized> &allowed) {
            if (!allowed || !self) {
                call->refuse(allowed ? tunnelGone() : allowed.error());
                return;
            }
            Result<void> done = self->checkCovered(*allowed, call->busName());
            if (done) {
                done = self->m_tunnel.reconnect();
            }
            if (done) {
                call->reply();
            } else {
                call->refuse(done.error());
            }
        });
    connect(this, &QObject::destroyed, &m_permissions, [&permissions = m_permissions, request] {
        permissions.withdraw(request, tunnelGone());
    });
}

QVariantMap TunnelObject::GetStatistics()
{
    const int ifindex = m_tunnel.ifindex();
    if (ifindex == 0) {
        return {};
    }
    const auto statistics = m_surroundings.links.statistics(ifindex);
    return statistics ? toMap(*statistics + m_tunnel.dropped()) : QVariantMap();
}

VariantMaps TunnelObject::ListClients()
{
    VariantMaps clients;
    std::optional<LearnedByPort> learned; // the ports of all are on one bridge
    for (const auto &[port, client] : m_tunnel.clients()) {
        if (!client.since.isValid()) {
            continue;
        }
        QVariantMap map;
        if (const auto statistics = m_surroundings.links.statistics(client.ifindex)) {
            map = toMap(fromOtherEnd(*statistics + client.dropped));
        }
        map.insert(u"id"_s, static_cast<qulonglong>(port));
        map.insert(u"user"_s, client.user);
        map.insert(u"address"_s, client.address);
        map.insert(u"device"_s, client.device);
        map.insert(u"since"_s, client.since.toMSecsSinceEpoch());
        if (!learned) {
            learned = learnedBesides(client.ifindex);
        }
        insertStations(map, (*learned)[client.ifindex]);
        clients.append(map);
    }
    return clients;
}

// By all ports of the bridge that this is one of.
LearnedByPort TunnelObject::learnedBesides(int port)
{
    const auto link = m_surroundings.links.find(port);
    if (!link || link->master == 0) {
        return {};
    }
    const auto learned = m_surroundings.links.listLearnedAddresses(link->master);
    return learned ? *learned : LearnedByPort();
}

void TunnelObject::DisconnectClient(qulonglong id)
{
    refuseUnless(m_tunnel.dismissClient(static_cast<qint64>(id)));
}

void TunnelObject::onStatusChanged()
{
    if (const QString line = describe(status()); line != m_logged) {
        m_logged = line;
        qCInfo(lcBroker).noquote()
            << QStringLiteral("%1 (user %2): %3").arg(status().name).arg(owner()).arg(line);
    }
    updateProperties();
    if (status().phase == TunnelPhase::Closed) {
        for (const auto &done : std::exchange(m_closers, {})) {
            done();
        }
        emit closed();
    }
}

// What the adaptor reads, and whoever watches is told of.
void TunnelObject::updateProperties()
{
    QVariantMap news;
    const QVariantMap properties = toProperties(status());
    for (auto one = properties.begin(); one != properties.end(); ++one) {
        const QByteArray name = one.key().toLatin1();
        if (property(name.constData()) != one.value()) {
            setProperty(name.constData(), one.value());
            news.insert(one.key(), one.value());
        }
    }
    if (!news.isEmpty()) {
        emit changed(news);
    }
}

} // namespace Farlan
