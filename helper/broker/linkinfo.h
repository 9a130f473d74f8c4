// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// What the kernel tells about one network interface.
struct LinkInfo {
    int ifindex = 0;
    QString name;
    QString kind; // "bridge", "veth", "tun" …; empty: hardware or loopback
    int mtu = 0;
    QString alias;
    int master = 0; // ifindex of the bridge that this is a port of; 0: of none
    bool up = false; // the administrator's wish
    bool carrier = false; // up, and something is at the other end

    bool operator==(const LinkInfo &) const = default;
};

} // namespace Farlan
