// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/formarea.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace Farlan
{

FormArea::FormArea(QWidget *form, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    setWidget(form);
    // The colour of the window, also where the style gives lists and texts another.
    form->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

FormArea::~FormArea() = default;

QSize FormArea::sizeHint() const
{
    // As if it scrolled, so that what is said in more lines then has room, too.
    const int bar = verticalScrollBar()->sizeHint().width();
    const int width = std::max(widget()->sizeHint().width(), this->width() - bar);
    const int height = widget()->hasHeightForWidth() ? widget()->heightForWidth(width)
                                                     : widget()->sizeHint().height();
    return { widget()->sizeHint().width() + bar, height };
}

QSize FormArea::minimumSizeHint() const
{
    constexpr int kLines = 10;
    return { widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
             kLines * fontMetrics().lineSpacing() };
}

bool FormArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace Farlan
