// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helpertunnels.h"
#include "app/model/tunnelcounters.h"
#include "app/model/tunnelrow.h"

#include <QAbstractListModel>

#include <map>
#include <set>
#include <vector>

namespace Farlan
{

// What has been begun for a profile and has not led to a tunnel of the helper's, or not yet.
struct TunnelAttempt {
    TunnelStatus status; // Starting, or Failed with its error
    bool isAsking = false; // a person, for a password
    QString replaced = {}; // the path of the tunnel that has failed before, or none

    bool operator==(const TunnelAttempt &) const = default;
};

// All that this user may want to see of tunnels: a row for each profile, with the tunnel of the
// helper's that has its name, and one for each tunnel of the user's without a profile. By name.
// A row stays the same while its profile or its name does. Only shows: tunnels are opened and
// closed with HelperClient, and profiles changed with ProfileStore, whose news come here by
// themselves. Never starts the helper.
class TunnelModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelModel)

public:
    // Both have to outlive it.
    TunnelModel(ProfileStore &store, HelperClient &client, QObject *parent = nullptr);
    ~TunnelModel() override;

    // Looks for the helper and its tunnels; once more when it is called again. Until
    // helperChanged() all seem to be not connected.
    void start() { m_tunnels.start(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; // by TunnelRole
    const TunnelRow &at(int row) const { return m_rows[static_cast<size_t>(row)]; }

    // Of files that are no profiles.
    const std::vector<Error> &profileProblems() const { return m_profileProblems; }
    bool isHelperRunning() const { return m_tunnels.isHelperRunning(); }
    // Why there may be tunnels that are not shown, or why all have ended: there is no bus, no
    // helper, one of another version, one that stopped. A helper that does not run because nobody
    // needs it is no problem.
    const std::optional<Error> &helperProblem() const { return m_tunnels.problem(); }

    // By whoever opens tunnels. Shown while the helper has none for this profile, or only the one
    // that has failed before.
    void setAttempt(const QUuid &profile, const std::optional<TunnelAttempt> &attempt);

    // What is about to be deleted has no row, and neither has its tunnel.
    void setHidden(const QUuid &profile, bool isHidden);
    // The path of the tunnel that is not shown because its profile is hidden; none: there is none.
    QString hiddenTunnel(const QUuid &profile) const;

    const TunnelRow *find(const QUuid &profile) const; // null for none
    const std::vector<TunnelRow> &rows() const { return m_rows; }

    // By whoever looks at counters. They are not kept when nobody does.
    void setCounting(bool on);

signals:
    void profileProblemsChanged();
    // Whether it runs or what is wrong with it. Also answers start().
    void helperChanged();

private:
    std::vector<TunnelRow> allRows() const;
    std::vector<TunnelRow> wantedRows() const;
    void arrange();
    void arrangeOnce();
    void removeOthers(std::vector<int> &future);
    void sort(std::vector<int> &future);
    void update(int row, TunnelRow &&now);
    void onStoreChanged();
    void onHelper();
    void onCounted(const QString &path);

    ProfileStore &m_store;
    HelperTunnels m_tunnels;
    TunnelCounters m_counters;
    std::map<QUuid, TunnelAttempt> m_attempts;
    std::set<QUuid> m_hidden;
    std::vector<TunnelRow> m_rows;
    std::vector<Error> m_profileProblems;
    bool m_isArranging = false;
    bool m_isStale = false; // something has changed while rows were being arranged
};

} // namespace Farlan
