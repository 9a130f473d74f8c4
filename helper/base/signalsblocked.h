// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <csignal>

namespace Farlan
{

// Threads that are started meanwhile never take a signal: what is sent to the process is for its
// main thread.
class SignalsBlocked final
{
public:
    SignalsBlocked()
    {
        sigset_t all = {};
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    Q_DISABLE_COPY_MOVE(SignalsBlocked)

private:
    sigset_t m_before = {};
};

} // namespace Farlan
