// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"

#include <QtGlobal>

#include <csignal>
#include <termios.h>

namespace Farlan
{

// Switches a terminal's echo off for its lifetime and holds back the signals that would end or stop
// the process meanwhile. They are delivered, with the effect they always had, as soon as the
// terminal is as it was.
class TerminalGuard final
{
public:
    explicit TerminalGuard(int terminal);
    ~TerminalGuard();
    Q_DISABLE_COPY_MOVE(TerminalGuard)

    // Blocks. True when there is something to read, false when a signal came.
    bool waitForInput();
    // The signal that came is Ctrl-Z: whoever continues the process wants to be asked again.
    bool isOnlySuspended() const;
    void restore();

private:
    int m_terminal;
    bool m_isActive = true;
    bool m_isTerminal = false;
    termios m_oldMode = {};
    sigset_t m_oldMask = {};
    sigset_t m_heldBack = {};
    UniqueFd m_signals;
};

} // namespace Farlan
