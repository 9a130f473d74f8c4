// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <QByteArray>

namespace Farlan
{

// Files that the user names: certificates, keys, lists of passwords. `what` is what the user calls
// the file, as "--cacerts"; the errors are InvalidFile and begin with it.

// Opens a regular file for reading. Never waits, not even for a FIFO.
Result<UniqueFd> openInputFile(const QString &path, const QString &what);

// The whole content. An empty file is an error.
Result<QByteArray> readInputFile(const QString &path, const QString &what, qsizetype maximumBytes);

} // namespace Farlan
