// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/reach.h"

namespace Farlan
{

namespace
{

bool isOurName(const QString &device)
{
    return device.startsWith(QLatin1StringView("ethws"))
        || device.startsWith(QLatin1StringView("farlan"));
}

} // namespace

QStringList reachBeyondTunnel(const TunnelSettings &settings)
{
    QStringList reach;
    if (!settings.bridge.isEmpty()) {
        reach.append(settings.bridge);
    } else if (!isOurName(settings.device)) {
        reach.append(settings.device);
    }
    return reach + settings.ip;
}

} // namespace Farlan
