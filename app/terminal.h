// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

// What farlanctl says to a person. Texts may hold what a server sent: nothing in them reaches the
// terminal as a control sequence.
namespace Farlan
{

void printText(const QString &text); // of our own, with its line breaks, to standard output
void printLine(const QString &line); // to standard output
void printError(const Error &error); // "error: …" and "hint: …", to standard error
void printWarning(const QString &text);

} // namespace Farlan
