// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "contract/tunnelsettings.h"

#include <QString>

#include <vector>

namespace Farlan
{

// A TCP socket that listens, and the address and port that it really has.
struct ListeningSocket {
    UniqueFd fd;
    QString address;
    quint16 port = 0;
};

// Listens on an IPv4 or IPv6 literal, the latter with "%interface" where it needs one. Empty: on
// all addresses of both families, with a socket for each family that the machine has. Port 0: one
// that is free, the same for both.
Result<std::vector<ListeningSocket>> openListeningSockets(const QString &address, quint16 port);

// Where a server that listens there can be reached: "wss://[::]:443/lan".
QString locationOf(const TunnelSettings &settings, const std::vector<ListeningSocket> &sockets);

} // namespace Farlan
