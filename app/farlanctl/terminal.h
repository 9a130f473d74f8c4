// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

// What farlanctl says to a person. Texts may hold what a server sent: nothing in them reaches the
// terminal as a control sequence.
namespace Farlan
{

void printText(const QString &text); // of our own, with its line breaks, to standard output
void printFile(const QString &text); // of anybody's, as it is; but to a terminal, made harmless
void printLine(const QString &line); // to standard output
void printLines(const QStringList &lines);
// Rows of as many cells each, as lines whose columns begin below each other.
QStringList inColumns(const QList<QStringList> &rows);
void printError(const Error &error); // "error: …" and "hint: …", to standard error
void printErrorLine(const QString &kind, const QString &text); // "KIND: TEXT"
void printWarning(const QString &text);
void printWarning(const Error &error); // with what to do about it

} // namespace Farlan
