// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QMap>
#include <QStringList>

namespace Farlan
{

// The options by name and the other arguments, each well-formed but not yet compared.
struct ScannedArguments {
    QMap<QString, QStringList> options; // a flag has one empty value
    QStringList words;
};

// Errors are InvalidSettings.
Result<ScannedArguments> scanArguments(const QStringList &arguments);

} // namespace Farlan
