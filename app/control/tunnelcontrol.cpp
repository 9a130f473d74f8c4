// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/tunnelcontrol.h"

#include "app/control/tunnelaction.h"
#include "contract/errornames.h"

#include <QPointer>

#include <unistd.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

TunnelStatus statusOf(const Profile &profile, TunnelPhase phase,
                      const std::optional<Error> &error = {})
{
    TunnelStatus status;
    status.name = profile.name();
    status.owner = geteuid();
    status.mode = profile.settings.mode;
    status.location = locationOf(profile);
    status.phase = phase;
    status.error = error;
    status.since = QDateTime::currentDateTimeUtc();
    return status;
}

} // namespace

TunnelControl::TunnelControl(TunnelModel &model, ProfileStore &store, HelperClient &client,
                             PasswordStore &passwords, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_store(store)
    , m_client(client)
    , m_passwords(passwords)
    , m_closer(client)
    , m_applied(model)
{
    connect(&m_closer, &TunnelCloser::failed, this, &TunnelControl::failed);
    connect(&m_closer, &TunnelCloser::failed, this, [this] { m_reopening.clear(); });
    connect(&m_closer, &TunnelCloser::allClosed, this, &TunnelControl::allClosed);
    connect(&m_model, &TunnelModel::dataChanged, this, &TunnelControl::onRowsChanged);
    connect(&m_model, &TunnelModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                onRowsChanged(m_model.index(first), m_model.index(last));
            });
    connect(&m_model, &TunnelModel::rowsRemoved, this, &TunnelControl::forgetRemoved);
    connect(&m_client, &HelperClient::stopped, this, &TunnelControl::onHelperStopped);
}

TunnelControl::~TunnelControl() = default;

TunnelControl::Attempt *TunnelControl::attemptOf(const QUuid &profile)
{
    const auto found = m_attempts.find(profile);
    return found == m_attempts.end() ? nullptr : &found->second;
}

std::optional<StoredProfile> TunnelControl::stored(const QUuid &profile) const
{
    const TunnelRow *row = m_model.find(profile);
    return row ? row->profile : std::nullopt;
}

void TunnelControl::open(const QUuid &profile, OpenedBy by)
{
    const TunnelRow *row = m_model.find(profile);
    if (!row || !row->profile) {
        return;
    }
    if (Attempt *attempt = attemptOf(profile); attempt && attempt->isAsking) {
        attempt->openedBy = by;
        ask(*attempt); // the question may be behind other windows
        return;
    }
    const TunnelState state = stateOf(row->phase());
    if (state == TunnelState::Closed || state == TunnelState::Failed) {
        begin(*row, by);
    }
}

void TunnelControl::answer(const QUuid &profile, const PasswordAnswer &answer)
{
    Attempt *attempt = attemptOf(profile);
    if (!attempt || !attempt->isAsking) {
        return;
    }
    attempt->isAsking = false;
    const bool isForProxy = attempt->purpose == proxysPassword(attempt->profile);
    const QString user = isForProxy ? attempt->profile.settings.user : answer.user;
    const bool isOtherUser = user != attempt->profile.settings.user;
    if (isOtherUser || answer.keeping != attempt->profile.keepPassword) {
        attempt->profile.settings.user = user;
        attempt->profile.keepPassword = answer.keeping;
        keepAnswer(profile, user, answer.keeping);
        attempt = attemptOf(profile); // saving tells of itself
        if (!attempt) {
            return;
        }
        if (isOtherUser) {
            makeSignIn(*attempt);
        }
        attempt->signIn->setKeeping(answer.keeping);
    }
    show(*attempt);
    attempt->signIn->give(answer.password);
}

void TunnelControl::decline(const QUuid &profile)
{
    const Attempt *attempt = attemptOf(profile);
    if (attempt && (attempt->isAsking || attempt->isDoubted)) {
        forget(profile);
    }
}

void TunnelControl::onRowsChanged(const QModelIndex &first, const QModelIndex &last)
{
    for (int row = first.row(); row <= last.row() && row < m_model.rowCount(); ++row) {
        const TunnelRow now = m_model.at(row); // which changes with the model, while this runs
        if (now.path.isEmpty() && m_reopening.erase(now.profileId()) > 0) {
            open(now.profileId());
        } else {
            follow(now);
        }
    }
}

void TunnelControl::forgetRemoved()
{
    std::erase_if(m_reopening, [this](const QUuid &profile) { return !m_model.find(profile); });
    std::vector<QUuid> gone;
    for (const auto &[profile, attempt] : m_attempts) {
        if (!m_model.find(profile)) {
            gone.push_back(profile);
        }
    }
    for (const QUuid &profile : gone) {
        forget(profile);
    }
}

void TunnelControl::review(const TunnelRow &row, OpenedBy by)
{
    if (row.need() == UserNeed::Certificate && row.profile && row.status->certificate) {
        const Profile &profile = row.profile->profile();
        emit certificateRefused({ profile.id, profile.name(), locationOf(profile),
                                  *row.status->certificate, profile.settings.pin,
                                  row.profile->isReadOnly, by });
    } else if (row.need() != UserNeed::Nothing) {
        open(row.profileId(), by);
    }
}

Result<void> TunnelControl::trust(const CertificateQuestion &question)
{
    const std::optional<StoredProfile> known = stored(question.profile);
    if (!known || locationOf(known->profile()) != question.location) {
        return Error{ ErrorName::InvalidState,
                      u"The tunnel has been changed since the certificate was shown."_s,
                      u"Connect again, and compare the certificate once more."_s };
    }
    Profile trusting = known->profile();
    trusting.settings.pin = question.report.chain.value(0).sha256;
    trusting.settings.insecure = false;
    if (const Result<void> saved = m_store.save(trusting); !saved) {
        return saved.error();
    }
    if (!goOn(trusting)) {
        open(question.profile);
    }
    return {};
}

void TunnelControl::close(const TunnelRow &row)
{
    const QString name = row.name();
    const QString path = row.path;
    const QUuid profile = row.profileId();
    m_reopening.erase(profile);
    forget(profile);
    m_model.setAttempt(profile, {}); // one that has failed
    if (!path.isEmpty()) {
        m_closer.close(name, path);
    }
}

void TunnelControl::proceed(const TunnelRow &row)
{
    switch (nextAction(row)) {
    case TunnelAction::Connect:
        if (row.profile) {
            open(row.profileId());
            break;
        }
        [[fallthrough]]; // it has failed, and only the helper knows what it was
    case TunnelAction::TryNow:
        tryNow(row);
        break;
    case TunnelAction::Cancel:
    case TunnelAction::Disconnect:
        close(row);
        break;
    }
}

void TunnelControl::tryNow(const TunnelRow &row)
{
    if (row.phase() == TunnelPhase::Failed && row.profile) {
        open(row.profileId());
    } else if (isOutdated(row)) {
        reopen(row);
    } else if (!row.path.isEmpty()) {
        m_client.reconnectTunnel(row.path, tellingFailure(row.name()));
    }
}

// The helper would connect with the old settings.
void TunnelControl::reopen(const TunnelRow &row)
{
    const QUuid profile = row.profileId();
    close(row);
    m_reopening.insert(profile);
}

Reply<void> TunnelControl::tellingFailure(const QString &tunnel)
{
    return [self = QPointer(this), tunnel](const Result<void> &done) {
        if (self && !done) {
            emit self->failed(tunnel, done.error());
        }
    };
}

void TunnelControl::closeAll()
{
    QStringList paths;
    for (const TunnelRow &row : m_model.rows()) {
        if (!row.path.isEmpty()) {
            paths += row.path;
        }
    }
    while (!m_attempts.empty()) {
        forget(m_attempts.begin()->first);
    }
    m_reopening.clear();
    m_closer.closeAll(paths);
}

void TunnelControl::disconnectClient(const TunnelRow &row, quint64 client)
{
    m_client.disconnectClient(row.path, client, tellingFailure(row.name()));
}

// The model may tell of it, and somebody act on that: the attempt is gone before. The id may be the
// attempt's own, so it is copied.
void TunnelControl::forget(QUuid profile)
{
    if (m_attempts.erase(profile) > 0) {
        m_model.setAttempt(profile, {});
        emit questionOver(profile);
    }
}

void TunnelControl::fail(const QUuid &profile, const Error &error)
{
    if (const Attempt *attempt = attemptOf(profile)) {
        const TunnelAttempt shown{ statusOf(attempt->profile, TunnelPhase::Failed, error), false,
                                   attempt->replaced };
        m_attempts.erase(profile);
        m_model.setAttempt(profile, shown);
    }
}

void TunnelControl::show(const Attempt &attempt)
{
    const bool isAsking = attempt.isAsking;
    m_model.setAttempt(attempt.profile.id,
                       TunnelAttempt{ statusOf(attempt.profile, TunnelPhase::Starting), isAsking,
                                      attempt.replaced });
}

} // namespace Farlan
