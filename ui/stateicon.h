// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"

#include <QIcon>

class QColor;
class QPainter;
class QRect;

namespace Farlan
{

// What can be told of a tunnel without words; the gravest last. Each has a shape of its own, for
// those who do not see colours.
enum class Look {
    Off,
    On,
    Busy,
    Error,
    Attention, // it needs a person
};

Look lookOf(const TunnelRow &row);
Look gravestLook(const TunnelModel &model);

// By theme name, so that a tray can take it from its own theme.
QIcon iconOf(Look look);

// Symbolic icons are black: here only their shape counts.
void paintLook(QPainter &painter, const QRect &place, Look look, const QColor &color);

} // namespace Farlan
