// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// No line of text in the log is longer than this, counted in UTF-8.
inline constexpr qsizetype kMaximumLogBytes = 1024;

// The text as one printable line, safe to show in a terminal: control characters, line separators,
// invisible formatting (bidirectional overrides among it), private and unassigned characters become
// \n, \x1b, \u202e or \U000e0001. A backslash is doubled, so that nobody can fake an escape.
// What exceeds kMaximumLogBytes is cut off between two characters and marked with an ellipsis.
QString escapedForLog(QStringView text);

} // namespace Farlan
