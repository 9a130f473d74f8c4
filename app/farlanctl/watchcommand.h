// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/runningtunnels.h"
#include "app/farlanctl/tunnelfinder.h"
#include "app/helper/helpertunnels.h"
#include "app/model/tunnelcounters.h"
#include "base/signalwatcher.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace Farlan
{

// `farlanctl status [NAME] --watch`: follows one tunnel, or all, until it is interrupted or the
// tunnel is gone. On a terminal the text stays in its place and counters run; elsewhere, and as
// JSON, everything is told once per change.
class WatchCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchCommand)

public:
    // `ending` watches the signals that end it. An empty name means all.
    WatchCommand(HelperClient &client, SignalWatcher &ending, Owners owners, const QString &name,
                 bool json, QObject *parent = nullptr);
    ~WatchCommand() override;

    void start() { m_tunnels.start(); }

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void onReady();
    void onFailed(const Error &error);
    void onTunnels();
    void onRemoved(const QString &path);
    void onCounted(const QString &path);
    void countOthers();
    void onOthersFound();
    void begin();
    void show();
    void redraw(const QStringList &lines);
    std::vector<FoundTunnel> tunnels() const;
    bool isWanted(const FoundTunnel &tunnel) const;
    void fail(const Error &error);
    void finish(ExitCode code);

    HelperClient &m_client;
    const QString m_name;
    const bool m_json;
    const bool m_isTerminal;
    HelperTunnels m_tunnels;
    TunnelCounters m_counters; // run on a terminal
    std::map<QString, VariantMaps> m_clients; // of servers, by path; asked for with the counters
    std::unique_ptr<RunningTunnels> m_asking; // the helpers without a bus
    std::vector<StatusReport> m_others; // their tunnels
    QTimer m_second; // until they are looked at again
    QString m_wantedPath; // what the name means, if it is one on the bus …
    QString m_wantedDevice; // … and if not
    QString m_shown; // what stands there
    qsizetype m_shownLines = 0;
    bool m_hasBegun = false;
    bool m_finished = false;
};

} // namespace Farlan
