// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

namespace Farlan
{

// What can be done with a tunnel next.
enum class TunnelAction { Connect, Cancel, TryNow, Disconnect };

TunnelAction nextAction(const TunnelRow &row);

} // namespace Farlan
