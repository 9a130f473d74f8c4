// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

#include <QSortFilterProxyModel>
#include <QStringList>

namespace Farlan
{

class TunnelModel;

// The tunnels that the list shows: only those that have what was typed.
class TunnelFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelFilter)

public:
    explicit TunnelFilter(TunnelModel &model, QObject *parent = nullptr);
    ~TunnelFilter() override;

    // Every word has to be in the name, the location or the state.
    void setText(const QString &text);

    // Null for an index that is none of its own.
    const TunnelRow *rowAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QUuid &profile) const;

    // Also what a screen reader says of a row, and its tool tip.
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    TunnelModel &m_model;
    QStringList m_words;
};

} // namespace Farlan
