// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/signinprompt.h"

#include "app/farlanctl/passwordinput.h"
#include "app/farlanctl/terminal.h"

#include "contract/errornames.h"

#include <QEventLoop>
#include <QTimer>

#include <unistd.h>

#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kShort = 1s; // as long as nobody wonders what is waited for

} // namespace

QString promptFor(const PasswordPurpose &purpose)
{
    return u"Password for %1 at %2: "_s.arg(purpose.user, purpose.server);
}

QString keptText(const PasswordPurpose &purpose, PasswordKeeping keeping)
{
    return (keeping == PasswordKeeping::Keyring
                ? u"The password for %1 at %2 is in your keyring now."_s
                : u"The password for %1 at %2 is kept until you log out."_s)
        .arg(purpose.user, purpose.server);
}

SignInPrompt::SignInPrompt(const Profile &profile, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_signIn(profile, m_store)
{
    connect(&m_signIn, &SignIn::keyringFailed, this,
            [](const Error &error) { printWarning(error); });
    connect(&m_signIn, &SignIn::done, this, [this] { m_isKeeping = false; });
    connect(&m_signIn, &SignIn::kept, this, [this](const PasswordPurpose &purpose) {
        printLine(keptText(purpose, m_profile.keepPassword));
    });
}

SignInPrompt::~SignInPrompt() = default;

Result<void> SignInPrompt::addPasswords(TunnelRequest &request)
{
    QEventLoop loop;
    QObject here; // the connections end with it
    std::optional<Error> error;
    connect(&m_signIn, &SignIn::ready, &here, [&loop] { loop.quit(); });
    connect(&m_signIn, &SignIn::wanted, &here, [&](const PasswordPurpose &purpose) {
        const Result<QString> password = readPassword(promptFor(purpose));
        if (password) {
            m_signIn.give(*password);
        } else {
            error = password.error();
            loop.quit();
        }
    });
    m_signIn.begin();
    QTimer::singleShot(kShort, &here, [] {
        if (isatty(STDERR_FILENO)) {
            printErrorLine(u"note"_s,
                           u"Waiting for your keyring, which may want to be unlocked."_s);
        }
    });
    loop.exec();
    if (error) {
        return *error;
    }
    const TunnelSecrets known = m_signIn.secrets();
    request.secrets.password = known.password;
    request.secrets.proxyPassword = known.proxyPassword;
    return {};
}

bool SignInPrompt::asksAgain(const Error &error)
{
    if (isatty(STDIN_FILENO)) {
        return m_signIn.refuse(error);
    }
    if (m_signIn.isKeptOneRefused(error)) {
        const bool isServers = error.name == ErrorName::AuthenticationFailed;
        printErrorLine(u"hint"_s,
                       (isServers ? u"The password is from your keyring. To give another: "
                                    "farlanctl password set \"%1\""_s
                                  : u"The password is from your keyring. To give another, remove "
                                    "it: farlanctl password forget \"%1\""_s)
                           .arg(m_profile.name()));
    }
    return false;
}

void SignInPrompt::keep()
{
    m_isKeeping = true;
    m_signIn.accept();
}

void SignInPrompt::waitUntilKept(SignalWatcher &ending)
{
    if (m_isKeeping) {
        QEventLoop loop;
        connect(&m_signIn, &SignIn::done, &loop, &QEventLoop::quit);
        connect(&ending, &SignalWatcher::received, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

} // namespace Farlan
