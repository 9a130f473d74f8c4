// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/signin.h"

#include "app/secrets/passwordstore.h"
#include "contract/errornames.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Farlan
{

SignIn::SignIn(const Profile &profile, PasswordStore &store, QObject *parent)
    : QObject(parent)
    , m_keeping(profile.keepPassword)
    , m_store(store)
{
    const auto add = [this](const PasswordPurpose &purpose, QString TunnelSecrets::*secret,
                            QLatin1StringView refusal) {
        if (!purpose.user.isEmpty()) {
            m_passwords.push_back(Password{ purpose, secret, refusal });
        }
    };
    add(serversPassword(profile), &TunnelSecrets::password, ErrorName::AuthenticationFailed);
    add(proxysPassword(profile), &TunnelSecrets::proxyPassword,
        ErrorName::ProxyAuthenticationFailed);
}

SignIn::~SignIn() = default;

void SignIn::use(const QString &password)
{
    for (Password &each : m_passwords) {
        if (each.secret == &TunnelSecrets::password) {
            each.text = password;
            each.source = Source::Elsewhere;
        }
    }
}

void SignIn::begin()
{
    Password *next = missing();
    if (!next) {
        QMetaObject::invokeMethod(this, &SignIn::ready, Qt::QueuedConnection);
    } else if (m_keeping == PasswordKeeping::Never || next->wasLookedFor) {
        QMetaObject::invokeMethod(
            this, [this, purpose = next->purpose] { emit wanted(purpose); }, Qt::QueuedConnection);
    } else {
        lookFor(*next);
    }
}

void SignIn::lookFor(Password &password)
{
    password.wasLookedFor = true;
    m_store.find(password.purpose,
                 [self = QPointer(this), &password](const Result<std::optional<QString>> &found) {
                     if (self) {
                         self->onFound(password, found);
                     }
                 });
}

void SignIn::onFound(Password &password, const Result<std::optional<QString>> &found)
{
    if (!found) {
        for (Password &each : m_passwords) {
            each.wasLookedFor = true; // a keyring that is no use is asked once
        }
        emit keyringFailed(found.error());
    } else if (*found) {
        password.text = **found;
        password.source = Source::Keyring;
    }
    begin();
}

void SignIn::give(const QString &password)
{
    if (Password *next = missing()) {
        next->text = password;
        next->source = Source::Person;
    }
    begin();
}

TunnelSecrets SignIn::secrets() const
{
    TunnelSecrets secrets;
    for (const Password &each : m_passwords) {
        secrets.*each.secret = each.text;
    }
    return secrets;
}

bool SignIn::isKeptOneRefused(const Error &error) const
{
    return std::any_of(m_passwords.begin(), m_passwords.end(), [&error](const Password &each) {
        return each.refusal == error.name && each.source == Source::Keyring;
    });
}

bool SignIn::refuse(const Error &error)
{
    const auto refused
        = std::find_if(m_passwords.begin(), m_passwords.end(), [&error](const Password &each) {
              return each.refusal == error.name && each.source != Source::Elsewhere;
          });
    if (refused == m_passwords.end()) {
        return false;
    }
    if (std::exchange(m_isWiped, false)) {
        for (Password &each : m_passwords) {
            each.source = Source::Nobody; // the others are needed once more, too
            each.wasLookedFor = false;
        }
        refused->wasLookedFor = true; // it is no use that the keyring has this one
    }
    refused->text.clear();
    refused->source = Source::Nobody;
    refused->isKept = false;
    return true;
}

bool SignIn::isToKeep() const
{
    return m_keeping != PasswordKeeping::Never
        && std::any_of(m_passwords.begin(), m_passwords.end(), [](const Password &each) {
               return each.source == Source::Person && !each.isKept;
           });
}

void SignIn::accept()
{
    const auto next
        = std::find_if(m_passwords.begin(), m_passwords.end(), [](const Password &each) {
              return each.source == Source::Person && !each.isKept;
          });
    if (m_keeping == PasswordKeeping::Never || next == m_passwords.end()) {
        wipe();
        QMetaObject::invokeMethod(this, &SignIn::done, Qt::QueuedConnection);
        return;
    }
    next->isKept = true; // or it is not to be; either way once
    m_store.keep(next->purpose, next->text, m_keeping,
                 [self = QPointer(this), purpose = next->purpose](const Result<void> &outcome) {
                     if (self) {
                         self->onKept(purpose, outcome);
                     }
                 });
}

void SignIn::onKept(const PasswordPurpose &purpose, const Result<void> &outcome)
{
    if (outcome) {
        emit kept(purpose);
    } else {
        emit keyringFailed(outcome.error());
    }
    accept(); // the next one
}

void SignIn::wipe()
{
    m_isWiped = true;
    for (Password &each : m_passwords) {
        each.text.fill(u'\0');
        each.text.clear();
    }
}

SignIn::Password *SignIn::missing()
{
    const auto found = std::find_if(m_passwords.begin(), m_passwords.end(),
                                    [](const auto &each) { return each.source == Source::Nobody; });
    return found == m_passwords.end() ? nullptr : &*found;
}

} // namespace Farlan
