// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <QTimer>
#include <QUuid>

#include <chrono>
#include <vector>

namespace Farlan
{

class ProfileStore;
class TunnelControl;
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

    // All have to outlive it.
    Removal(TunnelModel &model, TunnelControl &control, ProfileStore &store,
            QObject *parent = nullptr);
    // What was deleted is deleted for good.
    ~Removal() override;

    void setPatience(std::chrono::milliseconds patience) { m_timer.setInterval(patience); }

    // One of the user's own. Ends it, too.
    void remove(const TunnelRow &row);
    void undo();
    // When nobody can take it back any more.
    void finish();

    // The names of those that can be taken back.
    QStringList pending() const;

signals:
    void pendingChanged();
    void removed(const QUuid &profile); // for good
    void failed(const QString &tunnel, const Farlan::Error &error); // it is there again

private:
    struct Pending {
        QUuid profile;
        QString name;
    };

    void removeForGood(const Pending &pending);

    TunnelModel &m_model;
    TunnelControl &m_control;
    ProfileStore &m_store;
    std::vector<Pending> m_pending;
    QTimer m_timer;
};

} // namespace Farlan
