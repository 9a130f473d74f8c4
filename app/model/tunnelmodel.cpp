// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnelmodel.h"

#include "app/model/rowmoves.h"

#include <unistd.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace Farlan
{

namespace
{

using Tunnels = std::map<QString, TunnelStatus>; // by path

// This user's, by name. The helper has several of one name while it opens what has failed once
// more: then the failed one has lost its name.
std::multimap<QString, Tunnels::const_iterator> ownByName(const Tunnels &tunnels)
{
    std::multimap<QString, Tunnels::const_iterator> own;
    for (auto tunnel = tunnels.begin(); tunnel != tunnels.end(); ++tunnel) {
        if (tunnel->second.owner == geteuid()) { // root is told of others' too
            own.emplace(nameKey(tunnel->second.name), tunnel);
        }
    }
    const auto hasFailed
        = [](const auto &one) { return one.second->second.phase == TunnelPhase::Failed; };
    std::erase_if(own, [&own, hasFailed](const auto &one) {
        const auto [first, last] = own.equal_range(one.first);
        return hasFailed(one) && !std::all_of(first, last, hasFailed);
    });
    return own;
}

void take(TunnelRow &row, const Tunnels::value_type &tunnel, const TunnelCounters &counters)
{
    row.path = tunnel.first;
    row.status = tunnel.second;
    row.count = counters.countOf(tunnel.first);
}

bool haveSameProfile(const TunnelRow &one, const TunnelRow &other)
{
    return one.profile && other.profile && one.profile->profile().id == other.profile->profile().id;
}

bool haveSameName(const TunnelRow &one, const TunnelRow &other)
{
    return nameKey(one.name()) == nameKey(other.name());
}

// As which of the wanted rows each present one goes on; -1: as none.
std::vector<int> futureOf(const std::vector<TunnelRow> &rows, const std::vector<TunnelRow> &wanted)
{
    std::vector<int> future(rows.size(), -1);
    std::vector<bool> isTaken(wanted.size(), false);
    for (const auto isSame : { haveSameProfile, haveSameName }) {
        for (size_t row = 0; row < rows.size(); ++row) {
            for (size_t other = 0; other < wanted.size() && future[row] < 0; ++other) {
                if (!isTaken[other] && isSame(rows[row], wanted[other])) {
                    future[row] = static_cast<int>(other);
                    isTaken[other] = true;
                }
            }
        }
    }
    return future;
}

QList<int> allRoles()
{
    QList<int> roles{ NameRole };
    for (int role = TextRole; role <= RateRole; ++role) {
        roles.append(role);
    }
    return roles;
}

} // namespace

TunnelModel::TunnelModel(ProfileStore &store, HelperClient &client, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_tunnels(client, Owners::Self)
    , m_counters(client)
    , m_profileProblems(store.problems())
{
    connect(&m_store, &ProfileStore::changed, this, &TunnelModel::onStoreChanged);
    connect(&m_tunnels, &HelperTunnels::ready, this, &TunnelModel::onHelper);
    connect(&m_tunnels, &HelperTunnels::failed, this, &TunnelModel::onHelper);
    connect(&m_tunnels, &HelperTunnels::helperStarted, this, &TunnelModel::onHelper);
    connect(&m_tunnels, &HelperTunnels::helperStopped, this, &TunnelModel::onHelper);
    connect(&m_tunnels, &HelperTunnels::added, this, &TunnelModel::arrange);
    connect(&m_tunnels, &HelperTunnels::changed, this, &TunnelModel::arrange);
    connect(&m_tunnels, &HelperTunnels::removed, this, &TunnelModel::arrange);
    connect(&m_counters, &TunnelCounters::counted, this, &TunnelModel::onCounted);
    arrange();
}

TunnelModel::~TunnelModel() = default;

int TunnelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TunnelModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() ? at(index.row()).value(role) : QVariant();
}

void TunnelModel::setAttempt(const QUuid &profile, const std::optional<TunnelAttempt> &attempt)
{
    if (attempt) {
        m_attempts.insert_or_assign(profile, *attempt);
    } else {
        m_attempts.erase(profile);
    }
    arrange();
}

void TunnelModel::setHidden(const QUuid &profile, bool isHidden)
{
    if (isHidden) {
        m_hidden.insert(profile);
    } else {
        m_hidden.erase(profile);
    }
    arrange();
}

QString TunnelModel::hiddenTunnel(const QUuid &profile) const
{
    for (const TunnelRow &row : allRows()) {
        if (row.profile && row.profileId() == profile && m_hidden.contains(profile)) {
            return row.path;
        }
    }
    return {};
}

const TunnelRow *TunnelModel::find(const QUuid &profile) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&profile](const TunnelRow &each) {
        return each.profile && each.profileId() == profile;
    });
    return row == m_rows.end() ? nullptr : &*row;
}

void TunnelModel::setCounting(bool on)
{
    m_counters.setCounting(on);
    arrange();
}

void TunnelModel::onStoreChanged()
{
    arrange();
    if (m_profileProblems != m_store.problems()) {
        m_profileProblems = m_store.problems();
        emit profileProblemsChanged();
    }
}

void TunnelModel::onHelper()
{
    arrange();
    emit helperChanged();
}

void TunnelModel::onCounted(const QString &path)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&path](const TunnelRow &each) { return each.path == path; });
    if (row != m_rows.end()) {
        TunnelRow now = *row;
        now.count = m_counters.countOf(path);
        update(static_cast<int>(row - m_rows.begin()), std::move(now));
    }
}

std::vector<TunnelRow> TunnelModel::allRows() const
{
    auto tunnels = ownByName(m_tunnels.tunnels());
    std::vector<TunnelRow> rows;
    for (const StoredProfile &stored : m_store.profiles()) {
        TunnelRow &row = rows.emplace_back();
        row.profile = stored;
        if (const auto tunnel = tunnels.find(nameKey(stored.profile().name()));
            tunnel != tunnels.end()) {
            take(row, *tunnel->second, m_counters);
            tunnels.erase(tunnel);
        }
        const auto attempt = m_attempts.find(row.profileId());
        if (attempt != m_attempts.end()
            && (row.path.isEmpty() || row.path == attempt->second.replaced)) {
            row.status = attempt->second.status;
            row.isAsking = attempt->second.isAsking;
        }
    }
    for (const auto &[name, tunnel] : tunnels) {
        take(rows.emplace_back(), *tunnel, m_counters);
    }
    return rows;
}

std::vector<TunnelRow> TunnelModel::wantedRows() const
{
    std::vector<TunnelRow> rows = allRows();
    std::erase_if(rows, [this](const TunnelRow &row) {
        return row.profile && m_hidden.contains(row.profileId());
    });
    std::sort(rows.begin(), rows.end(), [](const TunnelRow &left, const TunnelRow &right) {
        return std::tuple(nameKey(left.name()), !left.profile, left.path)
            < std::tuple(nameKey(right.name()), !right.profile, right.path);
    });
    return rows;
}

// Whoever is told of a row may load profiles, and so come here again.
void TunnelModel::arrange()
{
    if (std::exchange(m_isArranging, true)) {
        m_isStale = true;
        return;
    }
    do {
        m_isStale = false;
        arrangeOnce();
    } while (m_isStale);
    m_isArranging = false;
}

void TunnelModel::arrangeOnce()
{
    std::vector<TunnelRow> wanted = wantedRows();
    std::vector<int> future = futureOf(m_rows, wanted);
    removeOthers(future);
    sort(future);
    for (size_t row = 0; row < wanted.size(); ++row) {
        const auto number = static_cast<int>(row);
        if (row < future.size() && future[row] == number) {
            update(number, std::move(wanted[row]));
            continue;
        }
        beginInsertRows({}, number, number);
        m_rows.insert(m_rows.begin() + number, std::move(wanted[row]));
        future.insert(future.begin() + number, number);
        endInsertRows();
    }
    std::set<QString> countable;
    for (const TunnelRow &row : m_rows) {
        if (!row.path.isEmpty() && !row.status->device.isEmpty()) {
            countable.insert(row.path);
        }
    }
    m_counters.setTunnels(countable);
}

void TunnelModel::removeOthers(std::vector<int> &future)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (future[static_cast<size_t>(row)] < 0) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            future.erase(future.begin() + row);
            endRemoveRows();
        }
    }
}

void TunnelModel::sort(std::vector<int> &future)
{
    for (const auto &[from, to] : movesThatSort(future)) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        TunnelRow moved = std::move(m_rows[static_cast<size_t>(from)]);
        m_rows.erase(m_rows.begin() + from);
        m_rows.insert(m_rows.begin() + to, std::move(moved));
        endMoveRows();
    }
    std::sort(future.begin(), future.end());
}

void TunnelModel::update(int row, TunnelRow &&now)
{
    TunnelRow &present = m_rows[static_cast<size_t>(row)];
    QList<int> changed;
    for (const int role : allRoles()) {
        if (present.value(role) != now.value(role)) {
            changed += role;
        }
    }
    present = std::move(now);
    if (!changed.isEmpty()) {
        emit dataChanged(index(row), index(row), changed);
    }
}

} // namespace Farlan
