// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/signalwatcher.h"

#include <sys/signalfd.h>

#include <csignal>

namespace Farlan
{

namespace
{

UniqueFd watch(std::initializer_list<int> signalNumbers)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : signalNumbers) {
        sigaddset(&set, number);
    }
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return UniqueFd(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

} // namespace

SignalWatcher::SignalWatcher(std::initializer_list<int> signalNumbers, QObject *parent)
    : QObject(parent)
    , m_fd(watch(signalNumbers))
    , m_notifier(m_fd.get(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::read);
}

SignalWatcher::~SignalWatcher() = default;

void SignalWatcher::unblockAll()
{
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

void SignalWatcher::read()
{
    signalfd_siginfo info{};
    while (::read(m_fd.get(), &info, sizeof(info)) == sizeof(info)) {
        emit received(static_cast<int>(info.ssi_signo));
    }
}

} // namespace Farlan
