// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/interfaces.h"

#include "broker/clientinterface.h"
#include "broker/hardwareaddresses.h"
#include "broker/serverinterfaces.h"
#include "broker/surroundings.h"
#include "contract/errornames.h"
#include "contract/tunnelsettings.h"

namespace Farlan
{

std::unique_ptr<Interfaces> Interfaces::create(const TunnelSettings &settings,
                                               const TunnelIdentity &identity,
                                               Surroundings &surroundings)
{
    if (settings.mode == TunnelMode::Client) {
        return std::make_unique<ClientInterface>(settings, identity, surroundings.instance,
                                                 surroundings.links);
    }
    return std::make_unique<ServerInterfaces>(settings, identity, surroundings.instance,
                                              surroundings.links);
}

Result<void> Interfaces::inOrder(std::initializer_list<Step> steps)
{
    for (const Step &step : steps) {
        if (Result<void> done = step(); !done) {
            return done;
        }
    }
    return {};
}

Error Interfaces::deletedInterface(const QString &name)
{
    return Error{ ErrorName::DeviceUnavailable,
                  QStringLiteral("The interface %1 was deleted by somebody else.").arg(name) };
}

Error Interfaces::deletedBridge(const QString &name)
{
    return Error{ ErrorName::BridgeUnavailable,
                  QStringLiteral("The bridge %1 was deleted by somebody else.").arg(name) };
}

} // namespace Farlan
