// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/announcer.h"

#include "contract/errornames.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace Farlan
{

namespace
{

AnnouncementKind kindOf(UserNeed need)
{
    return need == UserNeed::Certificate  ? AnnouncementKind::CertificateNeeded
        : need == UserNeed::ProxyPassword ? AnnouncementKind::ProxyPasswordNeeded
                                          : AnnouncementKind::PasswordNeeded;
}

bool isUnderWay(TunnelState state)
{
    return state == TunnelState::Opening || state == TunnelState::Waiting;
}

} // namespace

Announcer::Announcer(TunnelModel &model, QObject *parent)
    : Announcer(model, Timing(), parent)
{
}

Announcer::Announcer(TunnelModel &model, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_timing(timing)
{
    followRows(0, m_model.rowCount() - 1);
    connect(&m_model, &TunnelModel::helperChanged, this, [this] { m_isSettled = true; });
    connect(&m_model, &TunnelModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { followRows(first, last); });
    connect(&m_model, &TunnelModel::rowsRemoved, this, &Announcer::forgetGone);
    connect(&m_model, &TunnelModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (roles.contains(ProfileIdRole) || roles.contains(PathRole)) {
                    forgetGone();
                }
                followRows(first.row(), last.row());
            });
}

Announcer::~Announcer() = default;

QString Announcer::keyOf(const TunnelRow &row)
{
    return row.profile ? row.profileId().toString(QUuid::WithoutBraces) : row.path;
}

const TunnelRow *Announcer::find(const QString &key) const
{
    const std::vector<TunnelRow> &rows = m_model.rows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&key](const TunnelRow &each) { return keyOf(each) == key; });
    return row == rows.end() ? nullptr : &*row;
}

void Announcer::quietly(const TunnelRow &row, Quiet quiet)
{
    if (const auto track = m_tracks.find(keyOf(row)); track != m_tracks.end()) {
        track->second.quiet = quiet;
        track->second.clickPatience.setRemainingTime(m_timing.clickPatience);
    }
}

void Announcer::forget(const TunnelRow &row)
{
    if (const auto track = m_tracks.find(keyOf(row)); track != m_tracks.end()) {
        track->second.quiet.reset();
    }
}

void Announcer::followRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        follow(m_model.at(row));
    }
}

void Announcer::follow(const TunnelRow &row)
{
    const QString key = keyOf(row);
    const auto [found, isNew] = m_tracks.try_emplace(key);
    Track &track = found->second;
    if (isNew) {
        track.timer.setSingleShot(true);
        connect(&track.timer, &QTimer::timeout, this, [this, key] { announce(key); });
    }
    const TunnelState before = std::exchange(track.state, stateOf(row.phase()));
    const UserNeed needBefore = std::exchange(track.need, row.need());
    if (isNew || !m_isSettled) {
        return;
    }
    if (before != TunnelState::Opening && track.clickPatience.hasExpired()) {
        track.quiet.reset(); // nothing came of that click
    }
    if (track.state != before) {
        onState(key, track, before, row);
    }
    if (track.need != needBefore && (track.need == UserNeed::Nothing || track.quiet)) {
        if (track.state == before) {
            drop(key, track);
        }
    } else if (track.need != needBefore) {
        plan(track, kindOf(track.need));
    }
    if (track.state == TunnelState::Failed && track.need != UserNeed::Nothing) {
        track.clickPatience.setRemainingTime(m_timing.clickPatience); // a dialog comes, or a retry
    } else if (track.state != before && track.state != TunnelState::Opening) {
        track.quiet.reset();
    }
}

void Announcer::onState(const QString &key, Track &track, TunnelState before, const TunnelRow &row)
{
    if (track.state == TunnelState::Up) {
        onUp(key, track, row);
    } else if (!isUnderWay(track.state)) {
        onDown(key, track, before, row);
    } else if (before == TunnelState::Up) {
        track.lostAt = QDateTime::currentDateTimeUtc();
        if (track.quiet != Quiet::Everything) {
            plan(track, AnnouncementKind::Lost, m_timing.lossPatience);
        }
    } else if (!isUnderWay(before)) {
        drop(key, track); // it is tried once more
    }
}

void Announcer::onUp(const QString &key, Track &track, const TunnelRow &row)
{
    const QDateTime lostAt = std::exchange(track.lostAt, {});
    if (lostAt.isValid()) {
        track.outage = std::chrono::milliseconds(lostAt.msecsTo(QDateTime::currentDateTimeUtc()));
    }
    if (track.quiet != Quiet::Everything && track.shown == AnnouncementKind::Lost) {
        plan(track, AnnouncementKind::Back);
    } else if (track.quiet != Quiet::Everything && !lostAt.isValid() && row.profile
               && track.pause.hasExpired()) {
        plan(track, AnnouncementKind::Connected);
    } else {
        drop(key, track);
    }
}

// For good, or until somebody wants it once more.
void Announcer::onDown(const QString &key, Track &track, TunnelState before, const TunnelRow &row)
{
    track.lostAt = {};
    const bool wasWorking = before == TunnelState::Up || before == TunnelState::Waiting;
    const bool isRefusedByUser = track.quiet && row.status && row.status->error
        && row.status->error->name == ErrorName::NotAuthenticated;
    if (track.state == TunnelState::Closed && !track.quiet && wasWorking
        && m_model.helperProblem()) {
        plan(track, AnnouncementKind::Stopped);
    } else if (track.state == TunnelState::Failed && track.need == UserNeed::Nothing
               && track.quiet != Quiet::Everything && !isRefusedByUser) {
        plan(track, AnnouncementKind::Failed);
    } else {
        drop(key, track);
    }
}

// Always with the timer: what is over at once was no news. How a loss has ended may be told soon
// after it, in its place, and so may the loss of what was said to be connected.
void Announcer::plan(Track &track, AnnouncementKind kind, std::chrono::milliseconds delay)
{
    const bool isHowItEnds = track.shown == AnnouncementKind::Lost
        || (track.shown == AnnouncementKind::Connected && kind == AnnouncementKind::Lost);
    if (!isHowItEnds) {
        delay = std::max(
            delay, std::chrono::milliseconds(std::max<qint64>(0, track.pause.remainingTime())));
    }
    track.planned = kind;
    track.timer.start(delay);
}

void Announcer::announce(const QString &key)
{
    const TunnelRow *row = find(key);
    const auto found = m_tracks.find(key);
    if (!row || found == m_tracks.end()) {
        return;
    }
    Track &track = found->second;
    track.shown = track.planned;
    track.pause.setRemainingTime(m_timing.pause);
    const std::optional<Error> error = track.planned == AnnouncementKind::Stopped
        ? m_model.helperProblem()
        : row->status ? row->status->error
                      : std::nullopt;
    emit show({ key, track.planned, *row, error, track.outage });
}

void Announcer::drop(const QString &key, Track &track)
{
    track.timer.stop();
    if (std::exchange(track.shown, {})) {
        emit withdraw(key);
    }
}

void Announcer::forgetGone()
{
    std::vector<QString> gone;
    for (const auto &[key, track] : m_tracks) {
        if (!find(key)) {
            gone.push_back(key);
        }
    }
    for (const QString &key : gone) {
        if (auto track = m_tracks.extract(key); track && track.mapped().shown) {
            emit withdraw(key);
        }
    }
}

} // namespace Farlan
