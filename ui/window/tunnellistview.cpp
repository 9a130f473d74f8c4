// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tunnellistview.h"

#include "ui/window/tunneldelegate.h"
#include "ui/window/tunnelfilter.h"

#include <QContextMenuEvent>
#include <QPainter>

#include <chrono>

using namespace std::chrono_literals;

namespace Farlan
{

TunnelListView::TunnelListView(TunnelFilter &tunnels, QWidget *parent)
    : QListView(parent)
    , m_tunnels(tunnels)
{
    setModel(&tunnels);
    setItemDelegate(new TunnelDelegate(this));
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Tunnels"));
    m_countdown.setInterval(1s);
    m_countdown.callOnTimeout(viewport(), qOverload<>(&QWidget::update));
    for (const auto signal : { &TunnelFilter::rowsInserted, &TunnelFilter::rowsRemoved }) {
        connect(&tunnels, signal, this, &TunnelListView::countDownOrNot);
    }
    connect(&tunnels, &TunnelFilter::dataChanged, this, &TunnelListView::countDownOrNot);
}

TunnelListView::~TunnelListView() = default;

void TunnelListView::countDownOrNot()
{
    const bool isSeen = isVisible() && !window()->isMinimized();
    bool isWaiting = false;
    for (int row = 0; isSeen && row < m_tunnels.rowCount() && !isWaiting; ++row) {
        isWaiting = m_tunnels.rowAt(m_tunnels.index(row, 0))->phase() == TunnelPhase::Waiting;
    }
    if (!isWaiting) {
        m_countdown.stop();
    } else if (!m_countdown.isActive()) {
        m_countdown.start();
    }
}

void TunnelListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid()) {
        setCurrentIndex(index);
        emit menuWanted(isByKey ? viewport()->mapToGlobal(visualRect(index).center())
                                : event->globalPos());
    }
}

void TunnelListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_tunnels.rowCount() > 0) {
        return;
    }
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int margin = fontMetrics().height();
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap,
                     tr("No tunnel matches the filter."));
}

void TunnelListView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    countDownOrNot();
}

void TunnelListView::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    countDownOrNot();
}

} // namespace Farlan
