// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>

namespace Farlan
{

enum class AnnouncementKind {
    Connected,
    Lost, // and it is tried again
    Back, // after Lost
    Failed, // for good, see error
    Stopped, // it was up, and the helper has ended; see error
    PasswordNeeded,
    ProxyPasswordNeeded,
    CertificateNeeded,
};

struct Announcement {
    QString key; // of the tunnel, see Announcer
    AnnouncementKind kind = AnnouncementKind::Connected;
    TunnelRow row; // as it is now
    std::optional<Error> error;
    std::chrono::milliseconds outage{ 0 }; // of Back
};

// What the user is not told, because it is what comes of a click.
enum class Quiet {
    Questions, // a dialog asks them
    Everything, // the user sees it in a window
};

// Decides what of tunnels is worth a notification. A tunnel's key is the same as long as its row
// is: of its profile, else its path.
class Announcer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcer)

public:
    struct Timing {
        std::chrono::milliseconds lossPatience = std::chrono::seconds(5);
        // Between two about the same tunnel, unless the second is how the first has ended.
        std::chrono::milliseconds pause = std::chrono::seconds(30);
        // How soon after a click something comes of it.
        std::chrono::milliseconds clickPatience = std::chrono::seconds(10);
    };

    // Nothing that is there when the model has looked for the first time is news.
    explicit Announcer(TunnelModel &model, QObject *parent = nullptr); // the model outlives it
    Announcer(TunnelModel &model, const Timing &timing, QObject *parent = nullptr);
    ~Announcer() override;

    // To be called at a click, before it is acted upon; for a row without a profile, too. Lasts
    // until the tunnel is up, down, waiting or has failed for good.
    void quietly(const TunnelRow &row, Quiet quiet);
    // The user does not look any more.
    void forget(const TunnelRow &row);

    static QString keyOf(const TunnelRow &row);
    const TunnelRow *find(const QString &key) const; // null for none

signals:
    void show(const Farlan::Announcement &announcement);
    // What was shown is not so any more.
    void withdraw(const QString &key);

private:
    struct Track {
        TunnelState state = TunnelState::Closed;
        UserNeed need = UserNeed::Nothing;
        QDateTime lostAt; // in UTC, while it is being opened again; else none
        std::chrono::milliseconds outage{ 0 }; // the last one
        std::optional<AnnouncementKind> shown;
        AnnouncementKind planned = AnnouncementKind::Connected; // while the timer runs
        QTimer timer;
        QDeadlineTimer pause{ 0 };
        std::optional<Quiet> quiet;
        QDeadlineTimer clickPatience{ 0 };
    };

    void followRows(int first, int last);
    void follow(const TunnelRow &row);
    void onState(const QString &key, Track &track, TunnelState before, const TunnelRow &row);
    void onUp(const QString &key, Track &track, const TunnelRow &row);
    void onDown(const QString &key, Track &track, TunnelState before, const TunnelRow &row);
    void plan(Track &track, AnnouncementKind kind, std::chrono::milliseconds delay = {});
    void announce(const QString &key);
    void drop(const QString &key, Track &track);
    void forgetGone();

    TunnelModel &m_model;
    Timing m_timing;
    std::map<QString, Track> m_tracks; // by key
    bool m_isSettled = false; // the model has looked
};

} // namespace Farlan
