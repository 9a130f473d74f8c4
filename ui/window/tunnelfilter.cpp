// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tunnelfilter.h"

#include "app/model/tunnelmodel.h"
#include "ui/text/statetext.h"

#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

TunnelFilter::TunnelFilter(TunnelModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

TunnelFilter::~TunnelFilter() = default;

void TunnelFilter::setText(const QString &text)
{
    m_words = nameKey(text).split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

const TunnelRow *TunnelFilter::rowAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_model.at(mapToSource(index).row()) : nullptr;
}

QModelIndex TunnelFilter::indexOf(const QUuid &profile) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex found = index(row, 0);
        if (!profile.isNull() && rowAt(found)->profileId() == profile) {
            return found;
        }
    }
    return {};
}

QVariant TunnelFilter::data(const QModelIndex &index, int role) const
{
    const TunnelRow *row = rowAt(index);
    if (!row || (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)) {
        return QSortFilterProxyModel::data(index, role);
    }
    const bool isReadOnly = row->profile && row->profile->isReadOnly;
    if (role == Qt::ToolTipRole) {
        const QString lines = isReadOnly
            ? row->location() + u'\n' + tr("Set up by the administrator")
            : row->location();
        return Qt::convertFromPlainText(row->name() + u'\n' + lines, Qt::WhiteSpaceNormal);
    }
    const QString state = StateText::ofRow(*row);
    return isReadOnly
        //: Read aloud for a row of the list: name, state
        ? tr("%1, %2, set up by the administrator").arg(row->name(), state)
        //: Read aloud for a row of the list: name, state
        : tr("%1, %2").arg(row->name(), state);
}

bool TunnelFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const TunnelRow &tunnel = m_model.at(row);
    if (m_words.isEmpty()) {
        return true;
    }
    const QString all
        = nameKey(tunnel.name() + u'\n' + tunnel.location() + u'\n' + StateText::ofRow(tunnel));
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString &word) { return all.contains(word); });
}

} // namespace Farlan
