// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "broker/service/callers.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QObject>
#include <QVariantMap>

#include <map>

namespace Farlan
{

// Who wants to be told of tunnels. Everybody on the system bus can receive a broadcast, so each
// signal goes to the owner's subscribers, and root's, one by one.
class Subscribers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Subscribers)

public:
    static constexpr int kMostOfOneUser = 32;

    Subscribers(const QDBusConnection &bus, Callers &callers, QObject *parent = nullptr);
    ~Subscribers() override;

    Result<void> add(const QString &busName, uid_t uid);
    void remove(const QString &busName);

    void tellAdded(uid_t owner, const QDBusObjectPath &tunnel);
    void tellRemoved(uid_t owner, const QDBusObjectPath &tunnel);
    void tellChanged(uid_t owner, const QDBusObjectPath &tunnel, const QVariantMap &properties);

private:
    void tell(uid_t owner, const QString &path, const QString &interface, const QString &signal,
              const QVariantList &values);

    QDBusConnection m_bus;
    std::map<QString, uid_t> m_subscribers; // by unique bus name
};

} // namespace Farlan
