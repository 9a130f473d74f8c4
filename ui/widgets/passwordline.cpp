// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passwordline.h"

#include <QLineEdit>

namespace Farlan
{

void setPasswordShown(QLineEdit &line, bool isShown)
{
    line.setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    // After the mode, which takes these away.
    line.setInputMethodHints(line.inputMethodHints() | Qt::ImhSensitiveData
                             | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

} // namespace Farlan
