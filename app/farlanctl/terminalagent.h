// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/permissionagent.h"
#include "base/uniquefd.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QSocketNotifier;

namespace Farlan
{

// Lets polkit ask on this process's terminal: pkttyagent, registered for this process alone, where
// its session has no agent. It ends with this process, however that ends.
class TerminalAgent final : public QObject, public PermissionAgent
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminalAgent)

public:
    // Not for root, whom polkit asks nothing, and not without a terminal.
    static bool canAsk();

    explicit TerminalAgent(QObject *parent = nullptr);
    ~TerminalAgent() override;

    void start(const std::function<void()> &done) override;
    void stop() override;

private:
    void launch();
    void settle();

    QProcess m_process;
    UniqueFd m_notice; // which the agent closes when polkit knows it
    std::unique_ptr<QSocketNotifier> m_registered;
    QTimer m_patience;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace Farlan
