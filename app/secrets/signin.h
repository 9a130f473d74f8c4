// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/secrets/passwordpurpose.h"

#include <QObject>

#include <optional>
#include <vector>

namespace Farlan
{

class PasswordStore;

// The passwords that a profile's tunnel needs, its server's and its proxy's: from the keyring, or
// from a person. One that was refused is not used again. A person's takes the place of the kept one
// only after it has worked.
class SignIn final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignIn)

public:
    SignIn(const Profile &profile, PasswordStore &store, QObject *parent = nullptr);
    ~SignIn() override;

    // The server's, from elsewhere. It is not kept, and no other is asked for in its place.
    void use(const QString &password);

    // Leads to wanted() for each password that a person has to give, and then to ready().
    void begin();
    // Answers wanted().
    void give(const QString &password);
    // The person has chosen otherwise.
    void setKeeping(PasswordKeeping keeping) { m_keeping = keeping; }
    // After ready(): of these the tunnel can be opened.
    TunnelSecrets secrets() const;

    // Whether the tunnel has failed for a password from the keyring.
    bool isKeptOneRefused(const Error &error) const;
    // The tunnel has failed. True if that was for a password that a person can give anew: begin()
    // then asks for it.
    bool refuse(const Error &error);
    // The tunnel is up, so all were right. Leads to done(), when what is to be kept is kept; none
    // is remembered here any longer.
    void accept();
    // Whether accept() would have something to keep.
    bool isToKeep() const;

signals:
    void ready();
    void wanted(const Farlan::PasswordPurpose &purpose);
    // The keyring is no use, for now: passwords are asked for.
    void keyringFailed(const Farlan::Error &error);
    void kept(const Farlan::PasswordPurpose &purpose);
    void done();

private:
    enum class Source { Nobody, Keyring, Person, Elsewhere };
    struct Password {
        PasswordPurpose purpose;
        QString TunnelSecrets::*secret;
        QLatin1StringView refusal; // the error that means that it is wrong
        QString text = {};
        Source source = Source::Nobody;
        bool isKept = false; // in the keyring, or need not be
        bool wasLookedFor = false;
    };

    Password *missing();
    void wipe();
    void lookFor(Password &password);
    void onFound(Password &password, const Result<std::optional<QString>> &found);
    void onKept(const PasswordPurpose &purpose, const Result<void> &outcome);

    PasswordKeeping m_keeping;
    PasswordStore &m_store;
    std::vector<Password> m_passwords;
    bool m_isWiped = false;
};

} // namespace Farlan
