// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QString;

namespace Farlan
{

// A text of anybody's, that wraps and can be copied.
QLabel *plainLabel(const QString &text);
// The same, larger, above all else.
QLabel *headingLabel(const QString &text);

} // namespace Farlan
