// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace Farlan
{

struct PasswordFile {
    QString password;
    QString warning; // for the user: others can read the file; empty if not

    bool operator==(const PasswordFile &) const = default;
};

// Asks on the terminal without echo if standard input is one; otherwise takes one line of standard
// input and leaves the rest. Signals are held back until the terminal is as it was: to be called
// while no other thread takes any (SignalsBlocked).
Result<QString> readPassword(const QString &prompt);

// The first line of a regular file.
Result<PasswordFile> readPasswordFile(const QString &path);

// What readPassword() does, for given descriptors. The prompt is written to `output`.
Result<QString> readPasswordLine(int input);
Result<QString> askPassword(int terminal, int output, const QString &prompt);

} // namespace Farlan
