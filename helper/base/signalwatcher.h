// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"

#include <QObject>
#include <QSocketNotifier>

#include <initializer_list>

namespace Farlan
{

// Turns Unix signals into a Qt signal. Made before any thread: it blocks them for the whole
// process.
class SignalWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignalWatcher)

public:
    explicit SignalWatcher(std::initializer_list<int> signalNumbers, QObject *parent = nullptr);
    ~SignalWatcher() override;

    // For children between fork and exec: signals are theirs again.
    static void unblockAll();

signals:
    void received(int signalNumber);

private:
    void read();

    UniqueFd m_fd;
    QSocketNotifier m_notifier;
};

} // namespace Farlan
