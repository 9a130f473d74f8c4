// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/terminal.h"
#include "app/reply.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <functional>
#include <optional>

namespace Farlan
{

// Says what is wrong, and how farlanctl ends for it.
inline ExitCode fail(const Error &error)
{
    printError(error);
    return exitCodeFor(error);
}

inline ExitCode endWith(const Result<void> &done)
{
    return done ? ExitCode::Success : fail(done.error());
}

// Runs a command object until it has finished.
template<typename Command>
ExitCode run(Command &command)
{
    QObject::connect(
        &command, &Command::finished, qApp,
        [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); },
        Qt::QueuedConnection);
    command.start();
    return static_cast<ExitCode>(QCoreApplication::exec());
}

// Waits for the outcome of something that would not.
template<typename T>
Result<T> waitFor(const std::function<void(const Reply<T> &)> &begin)
{
    QEventLoop loop;
    std::optional<Result<T>> outcome;
    begin([&](const Result<T> &result) {
        outcome.emplace(result);
        loop.quit();
    });
    loop.exec();
    return *outcome;
}

} // namespace Farlan
