// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/subscribers.h"

#include "contract/busnames.h"
#include "contract/errornames.h"

#include <QDBusMessage>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

Subscribers::Subscribers(const QDBusConnection &bus, Callers &callers, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    connect(&callers, &Callers::gone, this, &Subscribers::remove);
}

Subscribers::~Subscribers() = default;

Result<void> Subscribers::add(const QString &busName, uid_t uid)
{
    const auto ofUser = std::count_if(m_subscribers.begin(), m_subscribers.end(),
                                      [uid](const auto &entry) { return entry.second == uid; });
    if (ofUser >= kMostOfOneUser && !m_subscribers.contains(busName)) {
        return Error{ ErrorName::LimitReached,
                      u"%1 programs of yours are watching tunnels already."_s.arg(ofUser),
                      u"Close some of them."_s };
    }
    m_subscribers[busName] = uid;
    return {};
}

void Subscribers::remove(const QString &busName)
{
    m_subscribers.erase(busName);
}

void Subscribers::tellAdded(uid_t owner, const QDBusObjectPath &tunnel)
{
    tell(owner, kManagerPath, kManagerInterface, u"TunnelAdded"_s, { QVariant::fromValue(tunnel) });
}

void Subscribers::tellRemoved(uid_t owner, const QDBusObjectPath &tunnel)
{
    tell(owner, kManagerPath, kManagerInterface, u"TunnelRemoved"_s,
         { QVariant::fromValue(tunnel) });
}

void Subscribers::tellChanged(uid_t owner, const QDBusObjectPath &tunnel,
                              const QVariantMap &properties)
{
    tell(owner, tunnel.path(), u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s,
         { QString(kTunnelInterface), properties, QStringList() });
}

void Subscribers::tell(uid_t owner, const QString &path, const QString &interface,
                       const QString &signal, const QVariantList &values)
{
    for (const auto &[busName, uid] : m_subscribers) {
        if (uid == owner || uid == 0) {
            QDBusMessage message
                = QDBusMessage::createTargetedSignal(busName, path, interface, signal);
            message.setArguments(values);
            m_bus.send(message);
        }
    }
}

} // namespace Farlan
