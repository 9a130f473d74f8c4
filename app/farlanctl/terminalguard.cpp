// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/terminalguard.h"

#include <poll.h>
#include <sys/signalfd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace Farlan
{

namespace
{

bool isIgnored(int signal)
{
    struct sigaction action = {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

TerminalGuard::TerminalGuard(int terminal)
    : m_terminal(terminal)
{
    sigemptyset(&m_heldBack);
    for (const int signal : { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP }) {
        if (!isIgnored(signal)) {
            sigaddset(&m_heldBack, signal);
        }
    }
    pthread_sigmask(SIG_BLOCK, &m_heldBack, &m_oldMask);
    if (sigismember(&m_oldMask, SIGTSTP)) {
        sigdelset(&m_heldBack, SIGTSTP); // It would stay pending and never stop the process.
    }
    m_signals.reset(signalfd(-1, &m_heldBack, SFD_CLOEXEC | SFD_NONBLOCK));

    m_isTerminal = tcgetattr(terminal, &m_oldMode) == 0;
    if (m_isTerminal) {
        termios mode = m_oldMode;
        mode.c_lflag &= ~tcflag_t(ECHO | ECHONL);
        mode.c_lflag |= ICANON | ISIG;
        tcsetattr(terminal, TCSAFLUSH, &mode);
    }
}

TerminalGuard::~TerminalGuard()
{
    restore();
}

bool TerminalGuard::waitForInput()
{
    std::array<pollfd, 2> waiting = { {
        { .fd = m_signals.get(), .events = POLLIN, .revents = 0 },
        { .fd = m_terminal, .events = POLLIN, .revents = 0 },
    } };
    while (poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR) { }
    // The signal is only seen, not read: it stays pending until restore().
    return waiting[0].revents == 0;
}

bool TerminalGuard::isOnlySuspended() const
{
    sigset_t pending = {};
    sigpending(&pending);
    for (const int signal : { SIGINT, SIGTERM, SIGHUP, SIGQUIT }) {
        if (sigismember(&m_heldBack, signal) && sigismember(&pending, signal)) {
            return false;
        }
    }
    return sigismember(&pending, SIGTSTP);
}

void TerminalGuard::restore()
{
    if (!std::exchange(m_isActive, false)) {
        return;
    }
    if (m_isTerminal) {
        tcsetattr(m_terminal, TCSAFLUSH, &m_oldMode);
    }
    m_signals.reset();
    pthread_sigmask(SIG_SETMASK, &m_oldMask, nullptr);
}

} // namespace Farlan
