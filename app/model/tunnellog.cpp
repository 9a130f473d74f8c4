// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnellog.h"

#include "base/logtext.h"

#include <set>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// A profile keeps its log when it gets another name.
QString keyOf(const TunnelRow &row)
{
    return row.profile ? row.profileId().toString() : nameKey(row.name());
}

QString textOf(const TunnelRow &row)
{
    return escapedForLog(row.isAsking ? u"A password is asked for"_s : row.text());
}

} // namespace

TunnelLog::TunnelLog(TunnelModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&m_model, &TunnelModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                // Counters change every second.
                if (roles.isEmpty() || roles.contains(TextRole) || roles.contains(NeedRole)
                    || roles.contains(NextTryRole)) {
                    onChanged(first.row(), last.row());
                }
            });
    connect(&m_model, &TunnelModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onChanged(first, last); });
    connect(&m_model, &TunnelModel::rowsRemoved, this, &TunnelLog::forgetRemoved);
    onChanged(0, m_model.rowCount() - 1);
}

TunnelLog::~TunnelLog() = default;

std::deque<TunnelLogEntry> TunnelLog::entriesOf(const TunnelRow &row) const
{
    const auto found = m_logs.find(keyOf(row));
    return found == m_logs.end() ? std::deque<TunnelLogEntry>() : found->second.entries;
}

void TunnelLog::onChanged(int first, int last)
{
    for (int row = first; row <= last && row < m_model.rowCount(); ++row) {
        follow(row);
    }
}

void TunnelLog::follow(int number)
{
    const TunnelRow &row = m_model.at(number);
    Log &log = m_logs[keyOf(row)];
    if (log.status == row.status && log.isAsking == row.isAsking) {
        return; // above all, what was not connected when this began
    }
    log.status = row.status;
    log.isAsking = row.isAsking;
    log.entries.push_back({ QDateTime::currentDateTimeUtc(), textOf(row) });
    if (log.entries.size() > kMostEntries) {
        log.entries.pop_front();
    }
    emit logged(number);
}

void TunnelLog::forgetRemoved()
{
    std::set<QString> present;
    for (const TunnelRow &row : m_model.rows()) {
        present.insert(keyOf(row));
    }
    std::erase_if(m_logs, [&present](const auto &log) { return !present.contains(log.first); });
}

} // namespace Farlan
