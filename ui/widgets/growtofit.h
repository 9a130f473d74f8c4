// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Farlan
{

// Gives a window the height that its texts want now, if it has less: it does not grow by itself
// with a text of several lines.
void growToFit(QWidget &window);

} // namespace Farlan
