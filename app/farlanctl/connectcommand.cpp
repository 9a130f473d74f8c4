// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/connectcommand.h"

#include "app/farlanctl/commandrequest.h"
#include "app/farlanctl/commandrun.h"
#include "app/farlanctl/helperconnection.h"
#include "app/farlanctl/signinprompt.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/testcommand.h"
#include "app/farlanctl/tunnelcommand.h"
#include "app/profiles/profilerequest.h"
#include "app/profiles/profilestore.h"
#include "contract/errornames.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// A profile and what it takes to open it.
struct Opening {
    Profile profile;
    TunnelRequest request;
};

Result<Opening> openingFor(const CommandLine &line)
{
    ProfileStore store(ProfileFolders::standard());
    store.load();
    const Result<StoredProfile> stored = store.find(line.name);
    if (!stored) {
        return stored.error();
    }
    Result<TunnelRequest> request = makeTunnelRequest(stored->profile());
    if (!request) {
        return request.error();
    }
    request->settings.foreground = line.settings.foreground;
    for (const QString &warning : request->warnings) {
        printWarning(warning);
    }
    return Opening{ stored->profile(), *std::move(request) };
}

// The password that the command line has, in place of those that would be looked for.
Result<void> useGivenPassword(const CommandLine &line, const TunnelRequest &request,
                              SignInPrompt &signIn)
{
    if (line.passwordSource == PasswordSource::File) {
        if (request.settings.user.isEmpty()) {
            return Error{ ErrorName::InvalidSettings,
                          u"The profile “%1” has no user who could have a password."_s.arg(
                              request.settings.name),
                          u"Leave --passwd-file out, or set the user: farlanctl profile set"_s };
        }
        const Result<QString> password = findPassword(line, {});
        if (!password) {
            return password.error();
        }
        signIn.use(*password);
    }
    return {};
}

Stay stayFor(const CommandLine &line, bool isToKeep)
{
    Stay stay;
    // Only a tunnel that is up shows that a password is worth keeping.
    stay.until = line.settings.foreground ? Stay::Until::Ended
        : line.wait                       ? Stay::Until::Up
        : isToKeep                        ? Stay::Until::Tried
                                          : Stay::Until::Allowed;
    stay.retries = true;
    if (line.waitSeconds > 0) {
        stay.limit = std::chrono::seconds(line.waitSeconds);
    }
    return stay;
}

// With what `go` makes of the profile, once its passwords are known.
template<typename Go>
ExitCode withProfile(const CommandLine &line, const Go &go)
{
    Result<Opening> opening = openingFor(line);
    if (!opening) {
        return fail(opening.error());
    }
    SignInPrompt signIn(opening->profile);
    if (const Result<void> used = useGivenPassword(line, opening->request, signIn); !used) {
        return fail(used.error());
    }
    if (const Result<void> added = signIn.addPasswords(opening->request); !added) {
        return fail(added.error());
    }
    SignalWatcher ending(kEndingSignals);
    return go(opening->request, signIn, ending);
}

// Again and again, as long as a person gives other passwords.
ExitCode connectWith(const CommandLine &line, TunnelRequest &request, SignInPrompt &signIn,
                     SignalWatcher &ending)
{
    HelperConnection helper;
    bool isInterrupted = false;
    QObject::connect(&ending, &SignalWatcher::received, &ending,
                     [&isInterrupted] { isInterrupted = true; });
    while (true) {
        TunnelCommand command(request, stayFor(line, signIn.isToKeep()), line.debug,
                              helper.client(), ending);
        QObject::connect(&command, &TunnelCommand::up, &signIn, &SignInPrompt::keep);
        const ExitCode code = run(command);
        signIn.waitUntilKept(ending);
        if (code == ExitCode::Success && signIn.isToKeep()) {
            printWarning(u"The password is not kept, as it has not been seen to work."_s);
        }
        if (!command.error() || !signIn.asksAgain(*command.error())) {
            return code;
        }
        if (const Result<void> added = signIn.addPasswords(request); !added) {
            QCoreApplication::processEvents(); // for a signal that was held back
            return isInterrupted ? ExitCode::Failure : fail(added.error());
        }
    }
}

} // namespace

ExitCode runConnect(const CommandLine &line)
{
    return withProfile(line,
                       [&](TunnelRequest &request, SignInPrompt &signIn, SignalWatcher &ending) {
                           return connectWith(line, request, signIn, ending);
                       });
}

ExitCode runProfileTest(const CommandLine &line)
{
    return withProfile(line,
                       [&](const TunnelRequest &request, SignInPrompt &, SignalWatcher &ending) {
                           TestCommand command(request, line.json, ending);
                           return run(command);
                       });
}

} // namespace Farlan
