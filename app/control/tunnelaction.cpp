// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/tunnelaction.h"

namespace Farlan
{

TunnelAction nextAction(const TunnelRow &row)
{
    switch (stateOf(row.phase())) {
    case TunnelState::Opening:
        return TunnelAction::Cancel;
    case TunnelState::Up:
        return TunnelAction::Disconnect;
    case TunnelState::Waiting:
        return TunnelAction::TryNow;
    case TunnelState::Failed:
    case TunnelState::Closed:
        return TunnelAction::Connect;
    }
    Q_UNREACHABLE();
}

} // namespace Farlan
