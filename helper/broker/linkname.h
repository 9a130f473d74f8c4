// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// A pattern ends in "%d", which stands for the first number that is free.
bool isLinkNamePattern(const QString &name);

QString expandLinkName(const QString &pattern, int number);

// Whether `name` is what was asked for by `nameOrPattern`.
bool matchesLinkName(const QString &name, const QString &nameOrPattern);

} // namespace Farlan
