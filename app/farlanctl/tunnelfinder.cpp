// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/tunnelfinder.h"

#include "app/farlanctl/helperchoice.h"

#include <unistd.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace Farlan
{

TunnelFinder::TunnelFinder(HelperClient &client, Owners owners, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_tunnels(client, owners)
{
    connect(&m_tunnels, &HelperTunnels::ready, this, &TunnelFinder::askForDetails);
    connect(&m_tunnels, &HelperTunnels::failed, this, [this](const Error &error) {
        if (std::exchange(m_isAnswered, true)) {
            return;
        }
        if (goesWithoutBus(error)) {
            findOthers();
        } else {
            emit failed(error);
        }
    });
    connect(&m_others, &RunningTunnels::found, this, &TunnelFinder::takeOthers);
}

TunnelFinder::~TunnelFinder() = default;

void TunnelFinder::find()
{
    m_tunnels.start();
}

void TunnelFinder::askForDetails()
{
    if (std::exchange(m_isAnswered, true)) {
        return;
    }
    for (const auto &[path, status] : m_tunnels.tunnels()) {
        m_found.push_back({ path, status, {}, {}, 0, {} });
    }
    m_unanswered = 1; // so that none of the answers is the last before all are asked for
    for (FoundTunnel &tunnel : m_found) { // which stay where they are until all have answered
        ++m_unanswered;
        m_client.fetchStatistics(tunnel.path,
                                 [this, &tunnel](const Result<InterfaceStatistics> &statistics) {
                                     if (statistics) {
                                         tunnel.statistics = *statistics;
                                     }
                                     settle();
                                 });
        if (tunnel.status.mode != TunnelMode::Server) {
            continue;
        }
        ++m_unanswered;
        m_client.listClients(tunnel.path, [this, &tunnel](const Result<VariantMaps> &clients) {
            if (clients) {
                tunnel.clients = *clients;
            }
            settle();
        });
    }
    settle();
}

void TunnelFinder::settle()
{
    if (--m_unanswered > 0) {
        return;
    }
    if (geteuid() == 0) {
        findOthers();
    } else {
        finish();
    }
}

void TunnelFinder::findOthers()
{
    m_others.find();
}

void TunnelFinder::takeOthers()
{
    for (RunningTunnel &tunnel : m_others.take()) {
        m_found.push_back(FoundTunnel{
            .path = {},
            .status = tunnel.report.status,
            .statistics = tunnel.report.statistics,
            .clients = {},
            .processId = tunnel.report.processId,
            .helper = std::move(tunnel.helper),
        });
    }
    finish();
}

void TunnelFinder::finish()
{
    std::sort(m_found.begin(), m_found.end(), [](const FoundTunnel &a, const FoundTunnel &b) {
        return std::tie(a.status.owner, a.status.name, a.status.device)
            < std::tie(b.status.owner, b.status.name, b.status.device);
    });
    emit found();
}

} // namespace Farlan
