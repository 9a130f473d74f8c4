// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/pumpmessages.h"
#include "contract/tunnelsettings.h"
#include "pump/dialer.h"
#include "pump/framepump.h"

#include <QObject>

#include <memory>

namespace Farlan
{

// One connection of a client, from the first DNS query to its loss; the broker starts another pump
// for the next try.
class Client final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Client)

public:
    Client(const TunnelSettings &settings, const TunnelSecrets &secrets, QObject *parent = nullptr);
    ~Client() override;

    void start() { m_dialer->start(); }
    void handle(const BrokerMessage &message, UniqueFd tap);
    void stop();

signals:
    void told(const Farlan::PumpMessage &message); // for the broker
    void finished();

private:
    void onEstablished();
    void startPumping(const PortReady &port, UniqueFd tap);
    void fail(const PumpFailed &failure);

    std::unique_ptr<Dialer> m_dialer;
    std::unique_ptr<Link> m_link; // until there is a TAP
    std::unique_ptr<FramePump> m_pump;
    PeerStatus m_peer;
    QString m_user;
    bool m_stopping = false;
    bool m_failed = false;
};

} // namespace Farlan
