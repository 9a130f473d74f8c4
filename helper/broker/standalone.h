// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/controlsocket.h"
#include "broker/surroundings.h"
#include "broker/tunnel.h"
#include "contract/helpermessages.h"
#include "contract/messagechannel.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Farlan
{

// A helper without a bus: started by farlanctl as root, for one tunnel. It ends with the tunnel;
// with its caller only if that was asked for, or while the tunnel is not up yet.
class Standalone final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Standalone)

public:
    Standalone(UniqueFd caller, const PumpAccount &pumps, QObject *parent = nullptr);
    ~Standalone() override;

    void close(); // finished() follows

signals:
    void finished();

private:
    void addCaller(UniqueFd channel, bool mayOpen);
    void receive(MessageChannel &caller, bool mayOpen, const QJsonObject &json,
                 std::vector<UniqueFd> &descriptors);
    void onOpenerGone();
    Result<void> open(const std::vector<UniqueFd> &descriptors);
    Result<void> prepare();
    void onStatusChanged();
    void report(const TunnelStatus &status);
    StatusReport reportWithStatistics();

    PumpAccount m_pumps;
    std::vector<std::unique_ptr<MessageChannel>> m_callers;
    MessageChannel *m_opener = nullptr; // of m_callers; null: gone
    bool m_endsWithCaller = true; // until the tunnel is up
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<ControlSocket> m_controlSocket;
    std::unique_ptr<Tunnel> m_tunnel; // goes before what it stands on
};

} // namespace Farlan
