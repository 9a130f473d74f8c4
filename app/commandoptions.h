// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <QLatin1StringView>

#include <span>

namespace Farlan
{

// One option of farlanctl. Parser and help text both follow this table.
struct CommandOption {
    QLatin1StringView name; // without dashes
    QLatin1StringView valueName; // empty: the option takes no value
    QLatin1StringView help;
    std::span<const Command> commands; // empty: all
    bool isRepeatable = false;

    bool takesValue() const { return !valueName.isEmpty(); }
    bool belongsTo(Command command) const;
};

// In the order of the help text.
std::span<const CommandOption> commandOptions();

// Null if there is none.
const CommandOption *findOption(QStringView name);

} // namespace Farlan
