// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/hardwareaddress.h"
#include "contract/interfaceaddress.h"

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
    HardwareAddress hardwareAddress = {}; // zero: not an Ethernet's
    bool up = false; // the administrator's wish
    bool carrier = false; // up, and something is at the other end

    bool operator==(const LinkInfo &) const = default;
};

// An address that this machine has, or that of the peer it has a line to.
struct LinkAddress {
    int ifindex = 0;
    InterfaceAddress address;

    bool operator==(const LinkAddress &) const = default;
};

// A station that a bridge has seen behind one of its ports.
struct LearnedAddress {
    int ifindex = 0; // the port's
    HardwareAddress address = {};
};

} // namespace Farlan
