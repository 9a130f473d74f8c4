// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/disclosurebutton.h"

#include <QEvent>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QStyleOption>

namespace Farlan
{

DisclosureButton::DisclosureButton(const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setCheckable(true);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(arrow());
    connect(this, &QToolButton::toggled, this, [this] { setIcon(arrow()); });
}

DisclosureButton::~DisclosureButton() = default;

QIcon DisclosureButton::arrow() const
{
    QPixmap pixmap(iconSize() * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QStyleOption option;
    option.initFrom(this);
    option.rect = QRect(QPoint(), iconSize());
    const auto closed = layoutDirection() == Qt::RightToLeft ? QStyle::PE_IndicatorArrowLeft
                                                             : QStyle::PE_IndicatorArrowRight;
    style()->drawPrimitive(isChecked() ? QStyle::PE_IndicatorArrowDown : closed, &option, &painter,
                           this);
    painter.end();
    return QIcon(pixmap);
}

void DisclosureButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange) {
        setIcon(arrow());
    }
}

} // namespace Farlan
