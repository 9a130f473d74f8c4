// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Farlan
{

// A tunnel in the list: the shape of its state, its name, and below that its state in words.
class TunnelDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelDelegate)

public:
    explicit TunnelDelegate(QObject *parent = nullptr);
    ~TunnelDelegate() override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Farlan
