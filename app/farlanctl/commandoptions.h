// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/commandline.h"

#include <QLatin1StringView>
#include <QList>

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
    bool isValueOptional = false; // then only "--name=value" gives one

    bool takesValue() const { return !valueName.isEmpty(); }
    bool belongsTo(Command command) const;
};

// In the order of the help text.
std::span<const CommandOption> commandOptions();

// Null if there is none. An option may stand in the table once for each meaning that it has; then
// this is the first.
const CommandOption *findOption(QStringView name);

// Empty: all.
QList<Command> commandsWithOption(QStringView name);

} // namespace Farlan
