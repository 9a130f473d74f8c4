// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/helpermessages.h"
#include "contract/messagechannel.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace Farlan
{

// A tunnel of a helper that runs without a bus, and the channel to that helper.
struct RunningTunnel {
    StatusReport report;
    std::unique_ptr<MessageChannel> helper;
};

// Asks all such helpers of this network namespace for their tunnels. Needs root.
class RunningTunnels final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunningTunnels)

public:
    explicit RunningTunnels(QObject *parent = nullptr);
    ~RunningTunnels() override;

    void find();
    std::vector<RunningTunnel> take() { return std::move(m_tunnels); } // by device

signals:
    void found(); // once

private:
    void ask(const QString &socketPath);
    void onAnswered(MessageChannel *helper, const QJsonObject &json);
    void onGone(MessageChannel *helper);
    std::unique_ptr<MessageChannel> settle(MessageChannel *helper);
    void finish();

    std::vector<std::unique_ptr<MessageChannel>> m_asked; // not yet answered
    std::vector<RunningTunnel> m_tunnels;
    QTimer m_patience;
};

} // namespace Farlan
