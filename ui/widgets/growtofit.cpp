// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/growtofit.h"

#include <QLayout>
#include <QWidget>

namespace Farlan
{

void growToFit(QWidget &window)
{
    window.layout()->activate();
    const int height = window.layout()->totalHeightForWidth(window.width());
    window.resize(window.size().expandedTo({ 0, height }));
}

} // namespace Farlan
