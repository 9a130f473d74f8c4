// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/disconnectcommand.h"
#include "app/exitcode.h"
#include "app/listcommand.h"
#include "app/terminal.h"
#include "app/tunnelcommand.h"
#include "app/tunnelrequest.h"
#include "base/log.h"
#include "base/secrecy.h"
#include "contract/errornames.h"

#include <QCoreApplication>

#include <unistd.h>

namespace Farlan
{

namespace
{

int fail(const Error &error)
{
    printError(error);
    return static_cast<int>(exitCodeFor(error));
}

// Runs a command object until it has finished.
template<typename Command>
int run(Command &command)
{
    QObject::connect(
        &command, &Command::finished, qApp,
        [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); },
        Qt::QueuedConnection);
    command.start();
    return QCoreApplication::exec();
}

int runTunnel(const CommandLine &commandLine)
{
    const Result<TunnelRequest> request = makeTunnelRequest(commandLine);
    if (!request) {
        return fail(request.error());
    }
    for (const QString &warning : request->warnings) {
        printWarning(warning);
    }
    TunnelCommand command(*request, commandLine.foreground, commandLine.debug);
    return run(command);
}

int runCommand(const CommandLine &commandLine)
{
    if (geteuid() != 0) {
        return fail(Error{ ErrorName::PermissionDenied,
                           QStringLiteral("farlanctl %1 must be run as root.")
                               .arg(commandName(commandLine.command)),
                           QStringLiteral("Put sudo before it.") });
    }
    switch (commandLine.command) {
    case Command::Client:
    case Command::Server:
        return runTunnel(commandLine);
    case Command::List: {
        ListCommand command(commandLine.json);
        return run(command);
    }
    case Command::Disconnect: {
        DisconnectCommand command(commandLine.device);
        return run(command);
    }
    case Command::None:
        break;
    }
    return static_cast<int>(ExitCode::Success);
}

} // namespace

} // namespace Farlan

int main(int argc, char *argv[])
{
    using namespace Farlan;

    keepMemoryPrivate();
    const QCoreApplication application(argc, argv);
    const Result<CommandLine> commandLine = parseCommandLine(QCoreApplication::arguments().mid(1));
    if (!commandLine) {
        return fail(commandLine.error());
    }
    installLog("farlanctl", LogSink::StandardError, commandLine->debug);
    if (commandLine->help) {
        printText(helpText(commandLine->command));
        return static_cast<int>(ExitCode::Success);
    }
    if (commandLine->version) {
        printLine(QStringLiteral("farlanctl " FARLAN_VERSION));
        return static_cast<int>(ExitCode::Success);
    }
    return runCommand(*commandLine);
}
