// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/terminal.h"

#include "base/logtext.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace Farlan
{

void printText(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void printFile(const QString &text)
{
    if (isatty(STDOUT_FILENO) == 0) {
        printText(text);
        return;
    }
    QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    printLines(lines);
}

void printLine(const QString &line)
{
    printText(escapedForLog(line) + QLatin1Char('\n'));
}

void printLines(const QStringList &lines)
{
    for (const QString &line : lines) {
        printLine(line);
    }
}

QStringList inColumns(const QList<QStringList> &rows)
{
    QStringList lines;
    for (const QStringList &cells : rows) {
        QString line;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            qsizetype width = 0;
            for (const QStringList &other : rows) {
                width = std::max(width, other[column].size());
            }
            line += cells[column].leftJustified(width + 2);
        }
        lines += line.trimmed();
    }
    return lines;
}

void printErrorLine(const QString &kind, const QString &text)
{
    std::fprintf(stderr, "%s: %s\n", qUtf8Printable(kind), qUtf8Printable(escapedForLog(text)));
}

void printError(const Error &error)
{
    printErrorLine(QStringLiteral("error"), error.message);
    if (!error.hint.isEmpty()) {
        printErrorLine(QStringLiteral("hint"), error.hint);
    }
}

void printWarning(const QString &text)
{
    printErrorLine(QStringLiteral("warning"), text);
}

void printWarning(const Error &error)
{
    printWarning(error.hint.isEmpty() ? error.message : error.message + u' ' + error.hint);
}

} // namespace Farlan
