// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/commandline.h"
#include "app/farlanctl/commandrequest.h"
#include "app/farlanctl/commandrun.h"
#include "app/farlanctl/connectcommand.h"
#include "app/farlanctl/disconnectcommand.h"
#include "app/farlanctl/doctorcommand.h"
#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/helperconnection.h"
#include "app/farlanctl/listcommand.h"
#include "app/farlanctl/monitorcommand.h"
#include "app/farlanctl/passwordcommand.h"
#include "app/farlanctl/profilecommand.h"
#include "app/farlanctl/profilelistcommand.h"
#include "app/farlanctl/reconnectcommand.h"
#include "app/farlanctl/statuscommand.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/testcommand.h"
#include "app/farlanctl/tunnelcommand.h"
#include "app/farlanctl/usercommand.h"
#include "app/farlanctl/watchcommand.h"
#include "base/log.h"
#include "base/secrecy.h"
#include "base/signalwatcher.h"
#include "contract/settingrules.h"

#include <QCoreApplication>
#include <QDBusConnection>

#include <unistd.h>

#include <utility>

namespace Farlan
{

namespace
{

// How long a tunnel is stayed with that is not a profile's.
Stay stayFor(const CommandLine &line)
{
    Stay stay;
    stay.until = line.settings.foreground ? Stay::Until::Ended : Stay::Until::Up;
    return stay;
}

// With what `go` makes of the request, which is read first.
template<typename Go>
ExitCode runRequest(const CommandLine &line, const Go &go)
{
    // Passwords are asked for before the bus brings a second thread, and so are signals held back.
    const Result<TunnelRequest> request = makeTunnelRequest(line);
    if (!request) {
        return fail(request.error());
    }
    for (const QString &warning : request->warnings) {
        printWarning(warning);
    }
    SignalWatcher ending(kEndingSignals);
    return go(*request, ending);
}

ExitCode runTunnel(const CommandLine &line)
{
    return runRequest(line, [&line](const TunnelRequest &request, SignalWatcher &ending) {
        HelperConnection helper;
        TunnelCommand command(request, stayFor(line), line.debug, helper.client(), ending);
        return run(command);
    });
}

ExitCode runTest(const CommandLine &line)
{
    return runRequest(line, [&line](const TunnelRequest &request, SignalWatcher &ending) {
        TestCommand command(request, line.json, ending);
        return run(command);
    });
}

Owners ownersFor(const CommandLine &commandLine)
{
    return commandLine.all || geteuid() == 0 ? Owners::Everybody : Owners::Self;
}

// One that stays until it is interrupted.
template<typename Command, typename... Arguments>
ExitCode runWatching(Arguments &&...arguments)
{
    SignalWatcher ending(kEndingSignals);
    HelperConnection helper;
    Command command(helper.client(), ending, std::forward<Arguments>(arguments)...);
    return run(command);
}

template<typename Command, typename... Arguments>
ExitCode runOnce(Arguments &&...arguments)
{
    HelperConnection helper;
    Command command(helper.client(), std::forward<Arguments>(arguments)...);
    return run(command);
}

ExitCode runProfile(const CommandLine &line)
{
    if (const Result<void> done = runProfileCommand(line); !done) {
        return fail(done.error());
    }
    return isProfileList(line) ? runOnce<ProfileListCommand>(line.json) : ExitCode::Success;
}

ExitCode runDoctor(const CommandLine &line)
{
    QString host;
    if (!line.uri.isEmpty()) {
        const Result<QUrl> uri = parseTunnelUri(line.uri);
        if (!uri) {
            return fail(uri.error());
        }
        host = uri->host();
    }
    DoctorCommand command(QDBusConnection::systemBus(), host, line.json);
    return run(command);
}

ExitCode runCommand(const CommandLine &line)
{
    switch (line.command) {
    case Command::Client:
    case Command::Server:
        return runTunnel(line);
    case Command::Connect:
        return runConnect(line);
    case Command::Password:
        return endWith(runPasswordCommand(line));
    case Command::Profile:
        return runProfile(line);
    case Command::User:
        return endWith(runUserCommand(line));
    case Command::Test:
        return line.name.isEmpty() ? runTest(line) : runProfileTest(line);
    case Command::List:
        return runOnce<ListCommand>(ownersFor(line), line.json);
    case Command::Status:
        return line.watch ? runWatching<WatchCommand>(ownersFor(line), line.name, line.json)
                          : runOnce<StatusCommand>(ownersFor(line), line.name, line.json);
    case Command::Disconnect:
        return runOnce<DisconnectCommand>(line.name);
    case Command::Reconnect:
        return runOnce<ReconnectCommand>(line.name);
    case Command::Monitor:
        return runWatching<MonitorCommand>(ownersFor(line), line.json);
    case Command::Doctor:
        return runDoctor(line);
    case Command::None:
        break;
    }
    return ExitCode::Success;
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
        return static_cast<int>(fail(commandLine.error()));
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
    return static_cast<int>(runCommand(*commandLine));
}
