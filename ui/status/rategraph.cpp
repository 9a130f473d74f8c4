// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/rategraph.h"

#include "ui/text/quantitytext.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyle>

#include <algorithm>
#include <bit>
#include <utility>

namespace Farlan
{

namespace
{

constexpr int kLines = 6; // of text, so high is it
constexpr quint64 kLowestTop = 1024; // bytes per second: a few ARPs shall not look like a flood

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace

RateGraph::RateGraph(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Rate of the last five minutes"));
    describe();
}

RateGraph::~RateGraph() = default;

void RateGraph::add(const TunnelRate &rate)
{
    m_samples.push_back(rate);
    if (m_samples.size() > kSamples) {
        m_samples.pop_front();
    }
    describe();
    update();
}

void RateGraph::clear()
{
    m_samples.clear();
    describe();
    update();
}

QSize RateGraph::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 40, fontMetrics().height() * kLines };
}

void RateGraph::describe()
{
    const QString text = m_samples.empty() ? tr("Nothing measured yet")
                                           //: Both are rates as “1.2 KiB/s”.
                                           : tr("Download %1, upload %2")
                                                 .arg(QuantityText::rate(m_samples.back().received),
                                                      QuantityText::rate(m_samples.back().sent));
    setToolTip(text);
    setAccessibleDescription(text);
}

// A power of two, so that the scale does not jump with each sample.
quint64 RateGraph::highest() const
{
    quint64 most = kLowestTop;
    for (const TunnelRate &rate : m_samples) {
        most = std::max({ most, rate.received, rate.sent });
    }
    return most > (1ULL << 62) ? most : std::bit_ceil(most);
}

QPolygonF RateGraph::line(const QRectF &area, quint64 TunnelRate::*direction, quint64 top) const
{
    QPolygonF points;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double step = area.width() / static_cast<double>(kSamples - 1);
    auto age = static_cast<double>(m_samples.size()) - 1;
    for (const TunnelRate &rate : m_samples) {
        const double share = static_cast<double>(rate.*direction) / static_cast<double>(top);
        const double x = isMirrored ? area.left() + age * step : area.right() - age * step;
        points << QPointF(x, area.bottom() - share * area.height());
        age -= 1;
    }
    return points;
}

// What is received is solid and filled, what is sent is dashed: told apart without colours, too.
QPen RateGraph::pen(quint64 TunnelRate::*direction) const
{
    return direction == &TunnelRate::received
        ? QPen(palette().color(QPalette::Highlight), 1.5)
        : QPen(palette().color(QPalette::WindowText), 1.2, Qt::DashLine);
}

void RateGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor text = palette().color(QPalette::WindowText);
    painter.fillRect(frame, palette().color(QPalette::Base));
    painter.setPen(faded(text, 0.25));
    painter.drawRect(frame);

    const int margin = fontMetrics().averageCharWidth();
    const QRectF line = frame.adjusted(margin, margin / 2.0, -margin, 0);
    const quint64 top = highest();
    painter.setPen(faded(text, 0.75));
    const Qt::Alignment begin = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.drawText(line, static_cast<int>(begin | Qt::AlignTop | Qt::AlignAbsolute),
                     QuantityText::rate(top));
    paintLegend(painter, line);
    paintRates(painter, frame.adjusted(1, fontMetrics().height() + margin, -1, -1), top);
}

void RateGraph::paintLegend(QPainter &painter, const QRectF &area) const
{
    const std::pair<quint64 TunnelRate::*, QString> entries[]{
        { &TunnelRate::sent, tr("Sent") }, { &TunnelRate::received, tr("Received") }
    };
    const double sample = fontMetrics().averageCharWidth() * 3;
    const double gap = fontMetrics().averageCharWidth();
    const double middle = area.top() + fontMetrics().height() / 2.0;
    double used = 0; // from the end of the line
    for (const auto &[direction, name] : entries) {
        const double width = fontMetrics().horizontalAdvance(name);
        const QRectF place(area.right() - used - width, area.top(), width, area.height());
        const QRect shown = QStyle::visualRect(layoutDirection(), area.toRect(), place.toRect());
        painter.setPen(faded(palette().color(QPalette::WindowText), 0.75));
        painter.drawText(shown, Qt::AlignTop | Qt::AlignHCenter | Qt::TextDontClip, name);
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        const double from = isMirrored ? shown.right() + gap : shown.left() - gap - sample;
        painter.setPen(pen(direction));
        painter.drawLine(QPointF(from, middle), QPointF(from + sample, middle));
        used += width + sample + 3 * gap;
    }
}

void RateGraph::paintRates(QPainter &painter, const QRectF &area, quint64 top) const
{
    painter.setPen(QPen(faded(palette().color(QPalette::WindowText), 0.15), 1, Qt::DotLine));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(QPointF(area.left(), area.center().y()),
                     QPointF(area.right(), area.center().y()));
    if (QPolygonF received = line(area, &TunnelRate::received, top); received.size() > 1) {
        painter.setPen(pen(&TunnelRate::received));
        painter.drawPolyline(received);
        received.prepend({ received.first().x(), area.bottom() });
        received.append({ received.last().x(), area.bottom() });
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(palette().color(QPalette::Highlight), 0.25));
        painter.drawPolygon(received);
    }
    painter.setPen(pen(&TunnelRate::sent));
    painter.drawPolyline(line(area, &TunnelRate::sent, top));
}

} // namespace Farlan
