// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace Farlan
{

class NoticeBar;
class ProfileStore;
class TunnelControl;
class TunnelFilter;
class TunnelModel;
struct TunnelRow;

// Deletes tunnels: at once for the eye, but for a while it can be taken back. Until then nothing is
// changed on the disk, so that a crash loses nothing.
class Removal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Removal)

public:
    static constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(10);

    struct Ground {
        TunnelModel &model;
        TunnelControl &control;
        ProfileStore &store;
        TunnelFilter &filter;
        NoticeBar &bar; // offers to take it back
    };

    // All of it has to outlive this.
    explicit Removal(const Ground &ground, QObject *parent = nullptr);
    ~Removal() override;

    void setPatience(std::chrono::milliseconds patience) { m_timer.setInterval(patience); }

    // One of the user's own. Ends it, too.
    void remove(const TunnelRow &row);
    void undo();
    // When nobody can take it back any more.
    void finish();

signals:
    void hiddenChanged(); // there are more or fewer tunnels to see
    void removed(const QUuid &profile); // for good
    void failed(const QString &tunnel, const Farlan::Error &error); // it is there again

private:
    struct Pending {
        QUuid profile;
        QString name;
    };

    void removeForGood(const Pending &pending);

    Ground m_ground;
    std::vector<Pending> m_pending;
    QTimer m_timer;
};

} // namespace Farlan
