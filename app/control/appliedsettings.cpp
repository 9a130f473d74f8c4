// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/appliedsettings.h"

#include "contract/settingrules.h"

#include <set>

namespace Farlan
{

namespace
{

// A tunnel may run since before the app does, and its profile be another by now. The helper tells
// only where a client connects to.
bool leadsElsewhere(const TunnelStatus &status, const TunnelSettings &settings)
{
    return status.mode != settings.mode
        || (status.mode == TunnelMode::Client && status.location != withoutUserInfo(settings.uri));
}

} // namespace

AppliedSettings::AppliedSettings(const TunnelModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    follow(0, m_model.rowCount() - 1);
    connect(&m_model, &TunnelModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { follow(first, last); });
    connect(&m_model, &TunnelModel::rowsRemoved, this, &AppliedSettings::forgetGone);
    connect(&m_model, &TunnelModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (roles.contains(PathRole) || roles.contains(ProfileIdRole)) {
                    forgetGone();
                    follow(first.row(), last.row());
                }
            });
}

AppliedSettings::~AppliedSettings() = default;

bool AppliedSettings::isOutdated(const TunnelRow &row) const
{
    const auto known = m_applied.find(row.path);
    if (known == m_applied.end() || !row.profile || row.phase() == TunnelPhase::Failed) {
        return false; // what has failed is opened as its profile is now
    }
    // The rest of a profile is the app's own, and counts at once.
    const Profile &now = row.profile->profile();
    return known->second.settings != now.settings || known->second.paths != now.paths
        || (row.status && leadsElsewhere(*row.status, now.settings));
}

void AppliedSettings::follow(int first, int last)
{
    for (int number = first; number <= last; ++number) {
        const TunnelRow &row = m_model.at(number);
        if (row.profile && !row.path.isEmpty()) {
            m_applied.try_emplace(row.path, row.profile->profile());
        }
    }
}

void AppliedSettings::forgetGone()
{
    std::set<QString> present;
    for (const TunnelRow &row : m_model.rows()) {
        if (row.profile) {
            present.insert(row.path);
        }
    }
    std::erase_if(m_applied, [&present](const auto &one) { return !present.contains(one.first); });
}

} // namespace Farlan
