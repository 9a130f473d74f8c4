// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/passwordcommand.h"

#include "app/farlanctl/commandrequest.h"
#include "app/farlanctl/commandrun.h"
#include "app/farlanctl/signinprompt.h"
#include "app/farlanctl/terminal.h"
#include "app/helper/probeprocess.h"
#include "app/profiles/profilerequest.h"
#include "app/profiles/profilestore.h"
#include "contract/errornames.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalid(const QString &message)
{
    return misuse(Command::Password, message);
}

class PasswordCommand final
{
public:
    explicit PasswordCommand(const CommandLine &line)
        : m_line(line)
        , m_profiles(ProfileFolders::standard())
    {
        m_profiles.load();
    }

    Result<void> run();

private:
    Result<void> set(const StoredProfile &stored);
    Result<void> forget(const Profile &profile);
    Result<void> tryOut(const Profile &profile, const QString &password);
    PasswordKeeping keepingFor(const Profile &profile) const;

    const CommandLine &m_line;
    ProfileStore m_profiles;
    PasswordStore m_passwords;
};

Result<void> PasswordCommand::run()
{
    const QString word = m_line.words.value(0);
    const bool isSet = word == "set"_L1;
    if (!isSet && word != "forget"_L1) {
        return invalid(word.isEmpty() ? u"What is to be done with the password?"_s
                                      : u"There is no command “password %1”."_s.arg(word));
    }
    if (!isSet && (m_line.untilLogout || m_line.untested || !m_line.passwordFile.isEmpty())) {
        return invalid(u"“password forget” has no options."_s);
    }
    if (m_line.words.size() < 2) {
        return invalid(u"The name of the profile is missing."_s);
    }
    if (m_line.words.size() > 2) { // which may be the password: it is not shown
        return invalid(u"There is one argument too many; a password is never one."_s);
    }
    const Result<StoredProfile> stored = m_profiles.find(m_line.words.at(1));
    if (!stored) {
        return stored.error();
    }
    return isSet ? set(*stored) : forget(stored->profile());
}

PasswordKeeping PasswordCommand::keepingFor(const Profile &profile) const
{
    if (m_line.untilLogout) {
        return PasswordKeeping::UntilLogout;
    }
    return profile.keepPassword == PasswordKeeping::UntilLogout ? PasswordKeeping::UntilLogout
                                                                : PasswordKeeping::Keyring;
}

Result<void> PasswordCommand::set(const StoredProfile &stored)
{
    Profile profile = stored.profile();
    if (profile.settings.user.isEmpty()) {
        return Error{
            ErrorName::InvalidSettings,
            u"The profile “%1” has no user who could have a password."_s.arg(profile.name()),
            u"Set the user: farlanctl profile set \"%1\" user=NAME"_s.arg(profile.name())
        };
    }
    if (stored.isReadOnly && profile.keepPassword == PasswordKeeping::Never) {
        return Error{ ErrorName::PermissionDenied,
                      u"The administrator wants the password of “%1” to be asked for."_s.arg(
                          profile.name()),
                      u"A profile of your own may keep it: farlanctl profile import"_s };
    }
    const PasswordPurpose purpose = serversPassword(profile);
    // Nobody should have typed it for nothing.
    const auto now = waitFor<std::optional<QString>>(
        [&](const auto &reply) { m_passwords.find(purpose, reply); });
    if (!now) {
        return now.error();
    }
    const Result<QString> password = findPassword(m_line, promptFor(purpose));
    if (!password) {
        return password.error();
    }
    if (!m_line.untested) {
        if (const Result<void> tried = tryOut(profile, *password); !tried) {
            return tried;
        }
    }
    // First the profile: a password that it does not know of would stay behind.
    const PasswordKeeping keeping = keepingFor(profile);
    if (!stored.isReadOnly && profile.keepPassword != keeping) {
        profile.keepPassword = keeping;
        if (const Result<void> saved = m_profiles.save(profile); !saved) {
            return saved;
        }
    }
    const auto kept = waitFor<void>(
        [&](const auto &reply) { m_passwords.keep(purpose, *password, keeping, reply); });
    if (!kept) {
        return kept;
    }
    printLine(keptText(purpose, keeping));
    return {};
}

// Goes the way to the server with it.
Result<void> PasswordCommand::tryOut(const Profile &profile, const QString &password)
{
    Result<TunnelRequest> request = makeTunnelRequest(profile);
    if (!request) {
        return request.error();
    }
    SignInPrompt signIn(profile);
    signIn.use(password);
    if (Result<void> added = signIn.addPasswords(*request); !added) { // the proxy's, too
        return added;
    }
    ProbeProcess probe;
    const auto tried = waitFor<void>([&](const Reply<void> &reply) {
        QObject::connect(&probe, &ProbeProcess::ended, &probe, [reply](const ProbeEnded &ended) {
            reply(ended.error ? Result<void>(*ended.error) : Result<void>());
        });
        if (const Result<void> started = probe.start(*request); !started) {
            QMetaObject::invokeMethod(
                &probe, [reply, started] { reply(started); }, Qt::QueuedConnection);
        }
    });
    if (tried) {
        return {};
    }
    Error error = tried.error();
    if (error.name == ErrorName::AuthenticationFailed) {
        error.hint = u"It is not kept. What was kept before still is."_s;
    } else {
        error.message = u"The password could not be tried, and is not kept: "_s + error.message;
        error.hint = u"To keep it all the same: farlanctl password set \"%1\" --untested"_s.arg(
            profile.name());
    }
    return error;
}

Result<void> PasswordCommand::forget(const Profile &profile)
{
    const auto count
        = waitFor<int>([&](const auto &reply) { m_passwords.forget(profile.id, reply); });
    if (!count) {
        return count.error();
    }
    printLine(*count > 0 ? u"The password of “%1” is forgotten."_s.arg(profile.name())
                         : u"No password of “%1” was kept."_s.arg(profile.name()));
    return {};
}

} // namespace

Result<void> runPasswordCommand(const CommandLine &line)
{
    return PasswordCommand(line).run();
}

} // namespace Farlan
