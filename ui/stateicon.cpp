// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stateicon.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString iconName(Look look)
{
    switch (look) {
    case Look::Off:
        return u"org.farlan.farlan-off-symbolic"_s;
    case Look::Busy:
        return u"org.farlan.farlan-busy-symbolic"_s;
    case Look::On:
        return u"org.farlan.farlan-on-symbolic"_s;
    case Look::Attention:
        return u"org.farlan.farlan-attention-symbolic"_s;
    case Look::Error:
        return u"org.farlan.farlan-error-symbolic"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Look lookOf(const TunnelRow &row)
{
    if (row.need() != UserNeed::Nothing) {
        return Look::Attention;
    }
    switch (stateOf(row.phase())) {
    case TunnelState::Opening:
    case TunnelState::Waiting:
        return Look::Busy;
    case TunnelState::Up:
        return Look::On;
    case TunnelState::Failed:
        return Look::Error;
    case TunnelState::Closed:
        return Look::Off;
    }
    Q_UNREACHABLE();
}

Look gravestLook(const TunnelModel &model)
{
    Look gravest = model.helperProblem() ? Look::Error : Look::Off;
    for (const TunnelRow &row : model.rows()) {
        gravest = std::max(gravest, lookOf(row));
    }
    return gravest;
}

QIcon iconOf(Look look)
{
    return QIcon::fromTheme(iconName(look));
}

void paintLook(QPainter &painter, const QRect &place, Look look, const QColor &color)
{
    QPixmap shape = iconOf(look).pixmap(place.size(), painter.device()->devicePixelRatioF());
    if (shape.isNull()) {
        return;
    }
    QPainter dye(&shape);
    dye.setCompositionMode(QPainter::CompositionMode_SourceIn);
    dye.fillRect(QRect(QPoint(), shape.size()), color);
    dye.end();
    QRect centred(QPoint(), (QSizeF(shape.size()) / shape.devicePixelRatio()).toSize());
    centred.moveCenter(place.center());
    painter.drawPixmap(centred, shape);
}

} // namespace Farlan
