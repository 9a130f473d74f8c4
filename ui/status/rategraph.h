// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelcounters.h"

#include <QPen>
#include <QWidget>

#include <deque>

namespace Farlan
{

// How much has come and gone in the last five minutes, a sample for each second. What it shows is
// also said: as tooltip and accessible description.
class RateGraph final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateGraph)

public:
    static constexpr size_t kSamples = 300; // five minutes

    explicit RateGraph(QWidget *parent = nullptr);
    ~RateGraph() override;

    void add(const TunnelRate &rate);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    quint64 highest() const;
    QPolygonF line(const QRectF &area, quint64 TunnelRate::*direction, quint64 top) const;
    QPen pen(quint64 TunnelRate::*direction) const;
    void paintLegend(QPainter &painter, const QRectF &area) const;
    void paintRates(QPainter &painter, const QRectF &area, quint64 top) const;
    void describe();

    std::deque<TunnelRate> m_samples; // the newest last
};

} // namespace Farlan
