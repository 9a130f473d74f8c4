// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ratelimiter.h"
#include "broker/backoff.h"
#include "broker/hardwareaddresses.h"
#include "broker/interfaces.h"
#include "broker/listeningsocket.h"
#include "broker/pumpprocess.h"
#include "broker/surroundings.h"
#include "contract/tunnelstatus.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
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
    // A client of a server. Who it is the pump says.
    struct ServedClient {
        QString user;
        QString address;
        QString device;
        int ifindex = 0;
        QDateTime since; // invalid: no frames can flow yet
        DroppedFrames dropped; // by the pump, since then
    };

    // In the phase Authorizing, with nothing made.
    Tunnel(const TunnelSettings &settings, const TunnelIdentity &identity,
           Surroundings &surroundings, QObject *parent = nullptr);
    ~Tunnel() override;

    // Once. Afterwards status() tells; what cannot work at all has the phase Failed.
    void open(const TunnelSecrets &secrets);
    // Tries now what waits or has failed, and replaces an established connection.
    Result<void> reconnect(); // in phase Failed, opens it again
    // The network has changed: what waits tries now, what is connected finds out whether it is.
    void checkConnection();
    // Says goodbye to peers, then the phase is Closed and the interfaces are gone.
    void close();

    const TunnelSettings &settings() const { return m_settings; }
    const TunnelStatus &status() const { return m_status; }
    int ifindex() const { return m_interfaces->ifindex(); }
    // By pumps since the interface was made; of a server with all its clients.
    const DroppedFrames &dropped() const { return m_dropped; }
    // By port.
    const std::map<qint64, ServedClient> &clients() const { return m_clients; }
    Result<void> dismissClient(qint64 port);

signals:
    void statusChanged();

private:
    void start();
    Result<void> prepare();
    void startPump();
    void enter(TunnelPhase phase);
    void handle(const PumpMessage &message);
    void handle(const PhaseReached &message);
    void handle(const PortWanted &message);
    void handle(const PortConnected &message);
    void handle(const PortOffloads &message);
    void handle(const FramesDropped &message);
    void handle(const PortGone &message);
    void handle(const PumpFailed &message);
    void reportClients();
    void onPumpEnded(const Error &reason);
    void waitForNextTry();
    void onLinkChanged(const LinkInfo &link);
    void onLinkDeleted(int ifindex);
    void onLinkChangesLost();
    void finish(TunnelPhase phase);
    void dropPump();

    const TunnelSettings m_settings;
    TunnelSecrets m_secrets;
    const TunnelIdentity m_identity;
    Surroundings &m_surroundings;
    std::unique_ptr<Interfaces> m_interfaces;
    std::vector<ListeningSocket> m_listeningSockets;
    std::unique_ptr<PumpProcess> m_pump;
    std::optional<PumpFailed> m_failure; // what the pump said before it ended
    Backoff m_backoff;
    QTimer m_nextTry;
    RateLimiter m_wishes; // of reconnect()
    QElapsedTimer m_up; // since Connected or Listening; invalid: not
    bool m_wasUp = false;
    std::map<qint64, ServedClient> m_clients;
    DroppedFrames m_dropped;
    bool m_replacing = false; // the pump ends so that the next one can start
    bool m_closing = false;
    TunnelStatus m_status;
};

} // namespace Farlan
