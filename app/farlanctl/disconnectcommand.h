// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/tunnelfinder.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace Farlan
{

// `farlanctl disconnect NAME|--all`: returns when the tunnel is gone.
class DisconnectCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DisconnectCommand)

public:
    // An empty name means all of this user's tunnels.
    DisconnectCommand(HelperClient &client, const QString &name, QObject *parent = nullptr);
    ~DisconnectCommand() override;

    void start() { m_finder.find(); }

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void choose();
    void closeAll();
    void close(FoundTunnel &tunnel);
    void settle();
    void fail(const Error &error);
    void finish(ExitCode code);

    HelperClient &m_client;
    const QString m_name;
    TunnelFinder m_finder;
    std::vector<FoundTunnel> m_found;
    int m_closing = 0;
    QTimer m_patience;
    bool m_finished = false;
};

} // namespace Farlan
