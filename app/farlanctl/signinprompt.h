// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/tunnelrequest.h"
#include "app/secrets/passwordstore.h"
#include "app/secrets/signin.h"
#include "base/signalwatcher.h"

#include <QObject>

namespace Farlan
{

QString promptFor(const PasswordPurpose &purpose);
// What is said of one that has been kept.
QString keptText(const PasswordPurpose &purpose, PasswordKeeping keeping);

// The passwords of a profile's tunnel on a terminal: what the keyring does not have is asked for,
// or read from standard input. Its functions wait, unless they say otherwise.
class SignInPrompt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPrompt)

public:
    explicit SignInPrompt(const Profile &profile, QObject *parent = nullptr);
    ~SignInPrompt() override;

    // The server's, from elsewhere.
    void use(const QString &password) { m_signIn.use(password); }
    Result<void> addPasswords(TunnelRequest &request);
    // The tunnel has failed. True if a person at the terminal can give another password; then
    // addPasswords() asks for it.
    bool asksAgain(const Error &error);
    bool isToKeep() const { return m_signIn.isToKeep(); }
    // They have worked. This one does not wait …
    void keep();
    // … but this does, for its end or until a signal comes.
    void waitUntilKept(SignalWatcher &ending);

private:
    const Profile m_profile;
    PasswordStore m_store;
    SignIn m_signIn;
    bool m_isKeeping = false;
};

} // namespace Farlan
