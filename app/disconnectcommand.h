// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitcode.h"
#include "app/runningtunnels.h"
#include "base/result.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace Farlan
{

// `farlanctl disconnect DEVICE`: returns when the interface is gone.
class DisconnectCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DisconnectCommand)

public:
    explicit DisconnectCommand(const QString &device, QObject *parent = nullptr);
    ~DisconnectCommand() override;

    void start() { m_tunnels.find(); }

signals:
    void finished(Farlan::ExitCode code);

private:
    void closeTunnel();
    void fail(const Error &error);

    const QString m_device;
    RunningTunnels m_tunnels;
    std::vector<RunningTunnel> m_found;
    QTimer m_patience;
};

} // namespace Farlan
