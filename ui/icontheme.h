// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Farlan
{

// Where the platform names no icon theme, as without a screen, QIcon::fromTheme() finds nothing at
// all. Then it looks into hicolor, which has our icons. Needs a QGuiApplication.
void ensureIconTheme();

} // namespace Farlan
