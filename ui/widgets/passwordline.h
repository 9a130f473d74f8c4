// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace Farlan
{

// Shown or not, no input method learns what is in the line, or suggests or changes words: Qt itself
// sees to that for hidden text only.
void setPasswordShown(QLineEdit &line, bool isShown);

} // namespace Farlan
