// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/backoff.h"
#include "broker/instance.h"
#include "broker/interfaces.h"
#include "broker/linkmonitor.h"
#include "broker/listeningsocket.h"
#include "broker/pumpprocess.h"
#include "contract/tunnelstatus.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace Farlan
{

// One tunnel from its opening to its end: its interfaces, and one pump after another. A pump is one
// connection of a client (or one life of a server); when it ends the next is started after a wait
// that grows, or at once when the network comes up, unless trying again cannot help.
class Tunnel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tunnel)

public:
    struct Surroundings {
        const Instance &instance;
        LinkControl &links;
        LinkMonitor &monitor;
        PumpAccount pumps;
    };

    Tunnel(const TunnelSettings &settings, const TunnelSecrets &secrets,
           const Surroundings &surroundings, QObject *parent = nullptr);
    ~Tunnel() override;

    // Once. Afterwards status() tells; what cannot work at all has the phase Failed.
    void open();
    // Says goodbye to peers, then the phase is Closed and the interfaces are gone.
    void close();

    const TunnelStatus &status() const { return m_status; }
    int ifindex() const { return m_interfaces->ifindex(); }

signals:
    void statusChanged();

private:
    Result<void> prepare();
    void startPump();
    void enter(TunnelPhase phase);
    void handle(const PumpMessage &message);
    void handle(const PhaseReached &message);
    void handle(const PortWanted &message);
    void handle(const PortConnected &message);
    void handle(const PortGone &message);
    void handle(const PumpFailed &message);
    void reportClients();
    void onPumpEnded(const Error &reason);
    void waitForNextTry();
    void tryNow();
    void onLinkChanged(const LinkInfo &link);
    void onLinkDeleted(int ifindex);
    void onLinkChangesLost();
    void finish(TunnelPhase phase);

    const TunnelSettings m_settings;
    const TunnelSecrets m_secrets;
    Surroundings m_surroundings;
    std::unique_ptr<Interfaces> m_interfaces;
    std::vector<ListeningSocket> m_listeningSockets;
    std::unique_ptr<PumpProcess> m_pump;
    std::optional<PumpFailed> m_failure; // what the pump said before it ended
    Backoff m_backoff;
    QTimer m_nextTry;
    QElapsedTimer m_up; // since Connected or Listening; invalid: not
    bool m_wasUp = false;
    QSet<qint64> m_clients; // ports of a server where frames flow
    bool m_closing = false;
    TunnelStatus m_status;
};

} // namespace Farlan
