// SPDX-License-Identifier: GPL-3.0-or-later
// How an attempt goes on, from a click to a tunnel.
#include "app/control/tunnelcontrol.h"

#include "app/helper/helpererrors.h"
#include "app/profiles/profilerequest.h"
#include "contract/errornames.h"

#include <QPointer>

#include <utility>
#include <vector>

namespace Farlan
{

// From here on there is one attempt for the profile, until forget().
void TunnelControl::begin(const TunnelRow &row, OpenedBy by)
{
    const Profile profile = row.profile->profile();
    const QString replaced = row.path;
    m_attempts.erase(profile.id);
    Attempt &attempt = m_attempts[profile.id];
    attempt.profile = profile;
    attempt.openedBy = by;
    attempt.replaced = replaced;
    attempt.number = ++m_lastNumber;
    makeSignIn(attempt);
    show(attempt);
    attempt.signIn->begin();
}

// With the passwords that a doubted server has not been told yet; false if there are none for it.
bool TunnelControl::goOn(const Profile &trusting)
{
    Attempt *attempt = attemptOf(trusting.id);
    const TunnelRow *row = m_model.find(trusting.id);
    if (!attempt || !row || !attempt->isDoubted
        || serversPassword(attempt->profile) != serversPassword(trusting)
        || proxysPassword(attempt->profile) != proxysPassword(trusting)) {
        return false;
    }
    attempt->profile = trusting;
    attempt->isDoubted = false;
    attempt->replaced = row->path;
    show(*attempt);
    attempt->signIn->begin();
    return true;
}

void TunnelControl::makeSignIn(Attempt &attempt)
{
    const QUuid id = attempt.profile.id;
    attempt.signIn = std::make_unique<SignIn>(attempt.profile, m_passwords);
    connect(attempt.signIn.get(), &SignIn::wanted, this,
            [this, id](const PasswordPurpose &purpose) {
                if (Attempt *asking = attemptOf(id)) {
                    asking->isAsking = true;
                    asking->purpose = purpose;
                    show(*asking);
                    ask(*asking);
                }
            });
    connect(attempt.signIn.get(), &SignIn::keyringFailed, this, [this, id](const Error &error) {
        if (Attempt *asking = attemptOf(id)) {
            asking->keyringProblem = error;
            if (asking->isUp) {
                emit failed(asking->profile.name(), error); // it could not be kept
            }
        }
    });
    connect(attempt.signIn.get(), &SignIn::ready, this,
            [this, id, number = attempt.number] { start(id, number); });
}

void TunnelControl::ask(const Attempt &attempt)
{
    PasswordQuestion question;
    question.profile = attempt.profile.id;
    question.tunnel = attempt.profile.name();
    question.server = attempt.purpose.server;
    question.user = attempt.purpose.user;
    question.isForProxy = attempt.purpose == proxysPassword(attempt.profile);
    question.isEncrypted = !question.isForProxy && attempt.profile.settings.isTls();
    question.wasRefused = attempt.wasRefused;
    question.keeping = attempt.profile.keepPassword;
    question.keyringProblem = attempt.keyringProblem;
    question.openedBy = attempt.openedBy;
    emit passwordWanted(question);
}

// In the profile as it is now: it may have been edited while the question was open.
void TunnelControl::keepAnswer(const QUuid &profile, const QString &user, PasswordKeeping keeping)
{
    const std::optional<StoredProfile> known = stored(profile);
    if (!known || known->isReadOnly) {
        return;
    }
    Profile changed = known->profile();
    changed.settings.user = user;
    changed.keepPassword = keeping;
    if (const Result<void> saved = m_store.save(changed); !saved) {
        emit failed(changed.name(), saved.error());
    }
}

void TunnelControl::start(const QUuid &profile, int number)
{
    m_client.startHere([self = QPointer(this), profile, number](const Result<HelperInfo> &info) {
        const Attempt *attempt = self ? self->attemptOf(profile) : nullptr;
        if (!attempt || attempt->number != number) {
            return; // given up in the meantime
        }
        if (!info) {
            self->fail(profile, info.error());
            return;
        }
        self->openTunnel(profile);
    });
}

void TunnelControl::openTunnel(const QUuid &profile)
{
    const Attempt &attempt = *attemptOf(profile);
    Result<TunnelRequest> request = makeTunnelRequest(attempt.profile);
    if (!request) {
        fail(profile, request.error());
        return;
    }
    const TunnelSecrets passwords = attempt.signIn->secrets();
    request->secrets.password = passwords.password;
    request->secrets.proxyPassword = passwords.proxyPassword;
    m_client.openTunnel(
        request->settings, request->secrets,
        [self = QPointer(this), profile, number = attempt.number](const Result<QString> &path) {
            if (self) {
                self->onOpened(profile, number, path);
            }
        });
}

void TunnelControl::onOpened(const QUuid &profile, int number, const Result<QString> &path)
{
    Attempt *attempt = attemptOf(profile);
    const bool isGivenUp = !attempt || attempt->number != number;
    if (isGivenUp && path) {
        m_client.closeTunnel(*path, [](const Result<void> &) {});
    } else if (!isGivenUp && path) {
        attempt->path = *path;
        if (const TunnelRow *row = m_model.find(profile)) {
            follow(*row);
        }
    } else if (!isGivenUp) {
        fail(profile, path.error());
    }
}

// What the model has not shown yet, it will not show any more.
void TunnelControl::onHelperStopped()
{
    std::vector<QUuid> lost;
    for (const auto &[profile, attempt] : m_attempts) {
        if (!attempt.path.isEmpty() && !attempt.isShown) {
            lost.push_back(profile);
        }
    }
    for (const QUuid &profile : lost) {
        fail(profile, helperStopped());
    }
}

void TunnelControl::follow(const TunnelRow &row)
{
    Attempt *attempt = row.profile ? attemptOf(row.profileId()) : nullptr;
    if (!attempt || attempt->path.isEmpty()) {
        return;
    }
    if (row.path != attempt->path) {
        if (attempt->isShown) {
            forget(row.profileId()); // somebody has closed it
        }
        return;
    }
    attempt->isShown = true;
    const TunnelState state = stateOf(row.phase());
    if (state == TunnelState::Up && !std::exchange(attempt->isUp, true)) {
        attempt->signIn->accept();
    } else if (state == TunnelState::Failed) {
        onFailed(*attempt, row);
    }
}

void TunnelControl::onFailed(Attempt &attempt, const TunnelRow &row)
{
    const QUuid profile = attempt.profile.id;
    const Error error = row.status->error.value_or(Error());
    attempt.replaced = std::exchange(attempt.path, {});
    attempt.isShown = false;
    attempt.isUp = false;
    if (attempt.signIn->refuse(error)) {
        attempt.wasRefused = true;
        attempt.signIn->begin();
    } else if (error.name == ErrorName::AuthenticationFailed
               && attempt.profile.settings.user.isEmpty()) {
        attempt.isAsking = true;
        attempt.purpose = serversPassword(attempt.profile);
        show(attempt);
        ask(attempt);
    } else if (row.need() == UserNeed::Certificate) {
        attempt.isDoubted = true;
        review(row, attempt.openedBy);
        m_model.setAttempt(profile, {}); // what the helper says of it is shown
    } else {
        forget(profile);
    }
}

} // namespace Farlan
