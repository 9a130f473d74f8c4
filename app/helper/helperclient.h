// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/pendingcalls.h"
#include "app/reply.h"
#include "contract/bustypes.h"
#include "contract/interfacestatistics.h"
#include "contract/tunnelsettings.h"
#include "contract/tunnelstatus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>

#include <memory>
#include <optional>

class OrgFarlanHelper1ManagerInterface;
class OrgFarlanHelper1TunnelInterface;

namespace Farlan
{

struct HelperInfo {
    uint apiVersion = 0;
    QString version;
    QStringList capabilities;
    quint64 networkNamespace = 0;

    bool operator==(const HelperInfo &) const = default;
};

enum class HelperPresence {
    NoBus,
    NotInstalled,
    Idle, // would start when called
    Running,
};

// The helper on a bus, as org.farlan.Helper1.xml describes it. Nothing here waits. A helper that
// ends is not started again by chance: all calls but start() go to the one that start() found.
class HelperClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelperClient)

public:
    explicit HelperClient(const QDBusConnection &bus, QObject *parent = nullptr);
    ~HelperClient() override;

    // Has the agent there when a person may be asked. It has to outlive this.
    void setAgent(PermissionAgent &agent) { m_calls.setAgent(agent); }

    // Does not start it.
    void look(const Reply<HelperPresence> &reply);

    // Starts it if need be. The error says why there is none, or that it is of another version.
    void start(const Reply<HelperInfo> &reply);
    // The same, and HelperElsewhere for one whose interfaces are not where this process is.
    void startHere(const Reply<HelperInfo> &reply);

    const std::optional<HelperInfo> &info() const { return m_info; } // of the one that runs

    // polkit may ask a person: this can take minutes. The result is the tunnel's path.
    void openTunnel(const TunnelSettings &settings, const TunnelSecrets &secrets,
                    const Reply<QString> &reply);
    // The same: everybody's, with their properties.
    void listAllTunnels(const Reply<ObjectMaps> &reply);
    void listTunnels(const Reply<QStringList> &reply); // this user's
    void subscribe(const Reply<void> &reply);

    void fetchProperties(const QString &tunnel, const Reply<QVariantMap> &reply);
    void fetchStatistics(const QString &tunnel, const Reply<InterfaceStatistics> &reply);
    void listClients(const QString &tunnel, const Reply<VariantMaps> &reply);
    void closeTunnel(const QString &tunnel, const Reply<void> &reply);
    void reconnectTunnel(const QString &tunnel, const Reply<void> &reply);
    void disconnectClient(const QString &tunnel, quint64 client, const Reply<void> &reply);

signals:
    // It is known from now on: somebody has started it, or start() has found it.
    void started();
    // It has ended, or the bus has. Calls that are under way fail.
    void stopped();
    // The bus has; it does not come back in this process.
    void busLost();
    // After subscribe():
    void tunnelAdded(const QString &tunnel);
    void tunnelRemoved(const QString &tunnel);
    void tunnelChanged(const QString &tunnel, const QVariantMap &properties);

private slots: // by name
    void onPropertiesChanged(const QDBusMessage &message);
    void onTunnelAdded(const QDBusMessage &message);
    void onTunnelRemoved(const QDBusMessage &message);
    void onBusGone();

private:
    void lookForInstalled(const Reply<HelperPresence> &reply);
    static Result<HelperInfo> infoFrom(const QVariantMap &properties);
    void learnOwner(const Result<HelperInfo> &info, const Reply<HelperInfo> &reply);
    void onOwnerChanged(const QString &owner);
    void setOwner(const QString &owner);
    void listen(bool on);
    OrgFarlanHelper1ManagerInterface &manager();
    std::unique_ptr<OrgFarlanHelper1TunnelInterface> tunnelAt(const QString &path);
    QDBusMessage asking(const QString &path, const QString &interface, const QString &method,
                        const QVariantList &arguments = {}) const;

    QDBusConnection m_bus;
    PendingCalls m_calls;
    QDBusServiceWatcher m_watcher;
    QString m_owner; // the helper's unique name; empty: none that we know
    QString m_target; // the same, or the last one's: calls to that fail, as they should
    std::optional<HelperInfo> m_info;
    std::unique_ptr<OrgFarlanHelper1ManagerInterface> m_manager;
    bool m_isRunning = false; // as far as is known: then an answer needs no start
    bool m_listening = false;
};

} // namespace Farlan
