// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tunneldelegate.h"

#include "ui/stateicon.h"
#include "ui/text/statetext.h"
#include "ui/window/tunnelfilter.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace Farlan
{

namespace
{

constexpr double kWeak = 0.7; // of the text's colour: still enough contrast for small letters

struct Measures {
    explicit Measures(const QStyleOptionViewItem &option)
        : name(option.font)
        , margin(QFontMetrics(option.font).height() / 2)
        , icon(option.widget ? option.widget->style()->pixelMetric(QStyle::PM_SmallIconSize,
                                                                   &option, option.widget)
                             : QFontMetrics(option.font).height())
    {
    }

    QFontMetrics name;
    int margin;
    int icon;
};

QColor mixed(const QColor &text, const QColor &base, double share)
{
    const auto mix = [share](int above, int below) {
        return static_cast<int>(above * share + below * (1 - share));
    };
    return { mix(text.red(), base.red()), mix(text.green(), base.green()),
             mix(text.blue(), base.blue()) };
}

// The administrator's: a lock, as high as a capital letter.
void paintLock(QPainter &painter, const QRect &place, const QColor &color)
{
    const QRectF box(place);
    const double line = box.height() / 8;
    QPainterPath shackle;
    const QRectF arc(box.left() + box.width() * 0.25, box.top() + line / 2, box.width() * 0.5,
                     box.height() * 0.6);
    shackle.moveTo(arc.left(), box.center().y());
    shackle.lineTo(arc.left(), arc.center().y());
    shackle.arcTo(arc, 180, -180);
    shackle.lineTo(arc.right(), box.center().y());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, line));
    painter.drawPath(shackle);
    painter.fillRect(QRectF(box.left() + box.width() * 0.1, box.top() + box.height() * 0.45,
                            box.width() * 0.8, box.height() * 0.55),
                     color);
    painter.restore();
}

void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &place,
               const QString &text)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width());
    painter.drawText(QStyle::visualRect(option.direction, option.rect, place),
                     static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)
                                      | Qt::AlignAbsolute | Qt::AlignVCenter)
                         | Qt::TextSingleLine,
                     shown);
}

} // namespace

TunnelDelegate::TunnelDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

TunnelDelegate::~TunnelDelegate() = default;

QSize TunnelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Measures measures(option);
    const int width = measures.icon + 3 * measures.margin + measures.name.averageCharWidth() * 12;
    return { width, 2 * measures.name.lineSpacing() + 2 * measures.margin };
}

void TunnelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *filter = qobject_cast<const TunnelFilter *>(index.model());
    const TunnelRow *row = filter ? filter->rowAt(index) : nullptr;
    if (!row) {
        return;
    }
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const bool isSelected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group
        = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor strong
        = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor back
        = option.palette.color(group, isSelected ? QPalette::Highlight : QPalette::Base);
    const QColor weak = mixed(strong, back, isSelected ? 0.85 : kWeak);

    const Measures measures(option);
    const auto placed = [&option](const QRect &place) {
        return QStyle::visualRect(option.direction, option.rect, place);
    };
    const QRect inner = option.rect.adjusted(measures.margin, measures.margin, -measures.margin,
                                             -measures.margin);
    const int line = inner.height() / 2;
    const QRect icon(inner.left(), inner.top() + (line - measures.icon) / 2, measures.icon,
                     measures.icon);
    const Look look = lookOf(*row);
    paintLook(*painter, placed(icon), look, look == Look::Off ? weak : strong);

    QRect text = inner.adjusted(measures.icon + measures.margin, 0, 0, 0);
    QRect name(text.left(), text.top(), text.width(), line);
    if (row->profile && row->profile->isReadOnly) {
        const int size = measures.name.capHeight();
        const QRect lock(name.right() - size, name.center().y() - size / 2, size, size);
        paintLock(*painter, placed(lock), weak);
        name.setRight(lock.left() - measures.margin);
    }
    painter->save();
    painter->setFont(option.font);
    painter->setPen(strong);
    paintText(*painter, option, name, row->name());
    painter->setPen(weak);
    text.setTop(text.top() + line);
    paintText(*painter, option, text, StateText::ofRow(*row));
    painter->restore();

    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = back;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

} // namespace Farlan
