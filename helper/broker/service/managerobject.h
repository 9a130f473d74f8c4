// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/busobject.h"
#include "broker/service/permissions.h"
#include "broker/service/subscribers.h"
#include "broker/service/tunnelregistry.h"
#include "contract/bustypes.h"

#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>

namespace Farlan
{

// The helper as a whole, on the bus: org.farlan.Helper1.Manager.
class ManagerObject final : public BusObject
{
    Q_OBJECT

public:
    ManagerObject(TunnelRegistry &tunnels, Permissions &permissions, Subscribers &subscribers,
                  QObject *parent = nullptr);
    ~ManagerObject() override;

    QDBusAbstractAdaptor &adaptor() override;

    // The interface's methods, for the adaptor.
    QDBusObjectPath OpenTunnel(const QVariantMap &settings, const QDBusUnixFileDescriptor &secrets);
    QList<QDBusObjectPath> ListTunnels();
    ObjectMaps ListAllTunnels();
    void CloseAll();
    void Subscribe();
    void Unsubscribe();

private:
    void openAllowed(const std::shared_ptr<BusCall> &call, const QString &path,
                     const QDBusUnixFileDescriptor &secrets, const Authorized &authorized);

    TunnelRegistry &m_tunnels;
    Permissions &m_permissions;
    Subscribers &m_subscribers;
    QDBusAbstractAdaptor *m_adaptor; // a child
};

} // namespace Farlan
