// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/tunnelsettings.h"

namespace Farlan
{

// What of the tunnel may change where this machine's other traffic goes, so that being allowed to
// open a tunnel is not enough: the bridge that it joins; a name of its interface that firewall
// rules or network configuration may be waiting for; its addresses, since all that anybody on this
// machine sends to their networks then goes into the tunnel. Empty: nothing. Also for settings that
// nobody has checked.
QStringList reachBeyondTunnel(const TunnelSettings &settings);

} // namespace Farlan
