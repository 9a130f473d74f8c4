// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace Farlan
{

class LinkControl;

// Whether the kernel could tell the networks of these addresses ("10.1.1.2/24") from those of all
// other interfaces. The error is AddressUnavailable and names the interface.
Result<void> checkNetworksFree(LinkControl &links, const QStringList &addresses);

// Checks again, and gives the addresses to a link that is up. What was set before a failure goes
// with the link.
Result<void> assignAddresses(LinkControl &links, int ifindex, const QStringList &addresses);

} // namespace Farlan
