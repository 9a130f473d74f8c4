// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/methodrules.h"

#include "contract/busnames.h"

#include <QString>

#include <array>

namespace Farlan
{

namespace
{

struct Rule {
    QLatin1StringView interface;
    QLatin1StringView member;
    Access access;
};

constexpr std::array kRules{
    Rule{ kManagerInterface, QLatin1StringView("OpenTunnel"), Access::AsksPolkit },
    Rule{ kManagerInterface, QLatin1StringView("ListTunnels"), Access::Everybody },
    Rule{ kManagerInterface, QLatin1StringView("ListAllTunnels"), Access::ManageOthers },
    Rule{ kManagerInterface, QLatin1StringView("CloseAll"), Access::Everybody },
    Rule{ kManagerInterface, QLatin1StringView("Subscribe"), Access::Everybody },
    Rule{ kManagerInterface, QLatin1StringView("Unsubscribe"), Access::Everybody },
    Rule{ kTunnelInterface, QLatin1StringView("Close"), Access::Owner },
    Rule{ kTunnelInterface, QLatin1StringView("Reconnect"), Access::Owner },
    Rule{ kTunnelInterface, QLatin1StringView("GetStatistics"), Access::Owner },
    Rule{ kTunnelInterface, QLatin1StringView("ListClients"), Access::Owner },
    Rule{ kTunnelInterface, QLatin1StringView("DisconnectClient"), Access::Owner },
};

} // namespace

std::optional<Access> accessRule(QLatin1StringView interface, const QString &member)
{
    for (const Rule &rule : kRules) {
        if (rule.interface == interface && rule.member == member) {
            return rule.access;
        }
    }
    return std::nullopt;
}

} // namespace Farlan
