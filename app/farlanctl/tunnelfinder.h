// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/runningtunnels.h"
#include "app/helper/helpertunnels.h"
#include "contract/bustypes.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace Farlan
{

// A tunnel that runs, of whichever helper.
struct FoundTunnel {
    QString path; // of the helper on the bus; empty: its helper runs without a bus
    TunnelStatus status;
    std::optional<InterfaceStatistics> statistics;
    VariantMaps clients; // of a server: as ListClients of the helper on the bus says
    qint64 processId = 0; // of a helper without a bus
    std::unique_ptr<MessageChannel> helper; // the same; null otherwise
};

// Finds the tunnels that there are: those of the helper on the bus and, for root, those of the
// helpers without a bus in this network namespace.
class TunnelFinder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelFinder)

public:
    TunnelFinder(HelperClient &client, Owners owners, QObject *parent = nullptr);
    ~TunnelFinder() override;

    void find(); // once

    // By owner and name.
    std::vector<FoundTunnel> take() { return std::move(m_found); }

signals:
    // One of them, once. For root no helper on the bus is no error.
    void found();
    void failed(const Farlan::Error &error);

private:
    void askForDetails();
    void settle();
    void findOthers();
    void takeOthers();
    void finish();

    HelperClient &m_client;
    HelperTunnels m_tunnels;
    RunningTunnels m_others;
    std::vector<FoundTunnel> m_found;
    int m_unanswered = 0;
    bool m_isAnswered = false; // by the helper on the bus
};

} // namespace Farlan
