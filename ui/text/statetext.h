// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/tunnelaction.h"

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

// What a button or a line of a menu bar says that does what TunnelControl::proceed() does.
class ActionText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::ActionText)

public:
    static QString of(TunnelAction action, TunnelMode mode); // with a mnemonic
};

} // namespace Farlan
