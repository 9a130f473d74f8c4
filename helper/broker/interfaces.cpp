// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/interfaces.h"

#include "contract/errornames.h"

namespace Farlan
{

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
