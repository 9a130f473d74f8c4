// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/removal.h"

#include "app/control/tunnelcontrol.h"

#include <utility>

namespace Farlan
{

Removal::Removal(TunnelModel &model, TunnelControl &control, ProfileStore &store, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_control(control)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPatience);
    m_timer.callOnTimeout(this, &Removal::finish);
}

Removal::~Removal()
{
    finish();
}

QStringList Removal::pending() const
{
    QStringList names;
    for (const Pending &each : m_pending) {
        names += each.name;
    }
    return names;
}

void Removal::remove(const TunnelRow &row)
{
    if (!row.profile || row.profile->isReadOnly) {
        return;
    }
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): closing changes the model
    const TunnelRow removed = row;
    m_pending.push_back({ removed.profileId(), removed.name() });
    m_control.close(removed);
    m_model.setHidden(removed.profileId(), true);
    m_timer.start();
    emit pendingChanged();
}

void Removal::undo()
{
    m_timer.stop();
    for (const Pending &pending : std::exchange(m_pending, {})) {
        m_model.setHidden(pending.profile, false);
    }
    emit pendingChanged();
}

void Removal::finish()
{
    m_timer.stop();
    const auto all = std::exchange(m_pending, {});
    for (const Pending &pending : all) {
        removeForGood(pending);
    }
    if (!all.empty()) {
        emit pendingChanged();
    }
}

void Removal::removeForGood(const Pending &pending)
{
    if (const QString path = m_model.hiddenTunnel(pending.profile); !path.isEmpty()) {
        m_control.closeTunnel(pending.name, path); // somebody has opened it again
    }
    const Result<void> gone = m_store.remove(pending.profile);
    m_model.setHidden(pending.profile, false);
    if (!gone && m_model.find(pending.profile)) {
        emit failed(pending.name, gone.error());
    } else {
        emit removed(pending.profile);
    }
}

} // namespace Farlan
