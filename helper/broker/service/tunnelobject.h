// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/learnedaddresses.h"
#include "broker/service/authorization.h"
#include "broker/service/busobject.h"
#include "broker/service/permissions.h"
#include "broker/tunnel.h"
#include "contract/bustypes.h"

#include <QDBusObjectPath>

#include <functional>
#include <memory>
#include <vector>

namespace Farlan
{

// A tunnel as its owner sees it on the bus: org.farlan.Helper1.Tunnel.
class TunnelObject final : public BusObject
{
    Q_OBJECT

public:
    // `opener` is the bus name of whoever wants it opened.
    TunnelObject(const QDBusObjectPath &path, const QString &opener, const TunnelSettings &settings,
                 const TunnelIdentity &identity, Surroundings &surroundings,
                 Permissions &permissions, QObject *parent = nullptr);
    ~TunnelObject() override;

    const QDBusObjectPath &path() const { return m_path; }
    const TunnelStatus &status() const { return m_tunnel.status(); }
    uid_t owner() const { return status().owner; }
    // Ends when this one leaves: always before the tunnel was allowed, else if it was asked for.
    bool endsWith(const QString &busName) const;

    // What has to be allowed before it is opened, each time.
    std::vector<Question> questions() const;
    // PermissionDenied for what was allowed to another caller, or for less.
    Result<void> checkCovered(const Authorized &authorized, const QString &busName) const;
    // Not unless its opener was allowed all that it needs.
    void open(const Authorized &authorized, const TunnelSecrets &secrets);
    void checkConnection() { m_tunnel.checkConnection(); }
    // `done` is called when it is closed.
    void close(const std::function<void()> &done);

    QDBusAbstractAdaptor &adaptor() override;

    // The interface's methods, for the adaptor.
    void Close();
    void Reconnect();
    QVariantMap GetStatistics();
    VariantMaps ListClients();
    void DisconnectClient(qulonglong id);

signals:
    void changed(const QVariantMap &properties); // those that changed
    void closed();

private:
    LearnedByPort learnedBesides(int port);
    void onStatusChanged();
    void updateProperties();

    const QDBusObjectPath m_path;
    const QString m_opener;
    const bool m_foreground;
    Surroundings &m_surroundings;
    Permissions &m_permissions;
    Tunnel m_tunnel;
    QDBusAbstractAdaptor *m_adaptor; // a child
    QString m_logged;
    std::vector<std::function<void()>> m_closers;
};

} // namespace Farlan
