// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include "base/logtext.h"

#include <cstdio>

namespace Farlan
{

void printText(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void printLine(const QString &line)
{
    printText(escapedForLog(line) + QLatin1Char('\n'));
}

void printError(const Error &error)
{
    std::fprintf(stderr, "error: %s\n", escapedForLog(error.message).toUtf8().constData());
    if (!error.hint.isEmpty()) {
        std::fprintf(stderr, "hint: %s\n", escapedForLog(error.hint).toUtf8().constData());
    }
}

void printWarning(const QString &text)
{
    std::fprintf(stderr, "warning: %s\n", escapedForLog(text).toUtf8().constData());
}

} // namespace Farlan
