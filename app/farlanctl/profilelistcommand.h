// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/runningtunnels.h"
#include "app/model/tunnelmodel.h"

#include <QObject>
#include <QTimer>

namespace Farlan
{

// `farlanctl profile list`: the profiles, and which of them are connected. Needs neither a bus nor
// a helper, and never waits for long.
class ProfileListCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileListCommand)

public:
    ProfileListCommand(HelperClient &client, bool json, QObject *parent = nullptr);
    ~ProfileListCommand() override;

    void start();

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void onOthersFound();
    void settle();
    void finish();
    bool knowsStates() const;
    TunnelPhase phaseOf(const TunnelRow &row) const;
    QStringList textOf(const TunnelRow &row) const;
    QJsonObject jsonOf(const TunnelRow &row) const;
    void printJson() const;
    void printTable() const;

    const bool m_json;
    ProfileStore m_store;
    TunnelModel m_model;
    RunningTunnels m_others; // root's, of helpers without a bus
    std::vector<RunningTunnel> m_found; // these
    QTimer m_patience;
    bool m_isHelperKnown = false;
    bool m_areOthersKnown = false; // the helpers without a bus
    bool m_finished = false;
};

} // namespace Farlan
