// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/helper/helpertunnels.h"
#include "base/signalwatcher.h"

#include <QJsonObject>
#include <QObject>

namespace Farlan
{

// `farlanctl monitor`: what there is, and then a line for every change, until it is interrupted.
// Only the helper on the bus tells of changes.
class MonitorCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MonitorCommand)

public:
    // `ending` watches the signals that end it.
    MonitorCommand(HelperClient &client, SignalWatcher &ending, Owners owners, bool json,
                   QObject *parent = nullptr);
    ~MonitorCommand() override;

    void start() { m_tunnels.start(); }

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void onReady();
    void onHelper(bool isRunning);
    void onTunnel(const QString &event, const QString &path, const TunnelStatus &status);
    void tell(const QString &event, QJsonObject json);
    QJsonObject helper() const;
    void fail(const Error &error);
    void finish(ExitCode code);

    HelperClient &m_client;
    const bool m_json;
    HelperTunnels m_tunnels;
    bool m_finished = false;
};

} // namespace Farlan
