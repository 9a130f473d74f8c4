// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icontheme.h"

#include <QIcon>

namespace Farlan
{

using namespace Qt::StringLiterals;

void ensureIconTheme()
{
    if (QIcon::themeName().isEmpty()) {
        QIcon::setThemeName(u"hicolor"_s);
    }
}

} // namespace Farlan
