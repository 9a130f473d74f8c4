// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What netlink has no attribute for: files below /proc/sys/net/ipv6/conf. In a container they may
// be read-only, which is logged and changes nothing.
namespace Farlan
{

// The link has no IPv6 at all.
void disableIpv6(const QString &link);

// Whoever is at the other end cannot give this machine addresses and routes by router
// advertisements (RFC 4861): a default route through a tunnel is nothing that it gets by itself.
void ignoreRouterAdvertisements(const QString &link);

} // namespace Farlan
