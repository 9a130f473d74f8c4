// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

#include <QCoreApplication>

namespace Farlan
{

// How a tunnel is, in the words that tray, window and notifications share.
class StateText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::StateText)

public:
    // A few words: "Connected", "Trying again in 12 s", "Password needed". While waiting it counts
    // down, of which no signal tells.
    static QString ofRow(const TunnelRow &row);
};

// What a click on a tunnel does next.
enum class TunnelAction { Connect, Cancel, TryNow, Disconnect };

TunnelAction nextAction(const TunnelRow &row);

} // namespace Farlan
