// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/removal.h"

#include "app/control/tunnelcontrol.h"
#include "ui/window/noticebar.h"
#include "ui/window/tunnelfilter.h"

#include <utility>

namespace Farlan
{

Removal::Removal(const Ground &ground, QObject *parent)
    : QObject(parent)
    , m_ground(ground)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPatience);
    m_timer.callOnTimeout(this, &Removal::finish);
    connect(&m_ground.bar, &NoticeBar::acted, this, &Removal::undo);
    connect(&m_ground.bar, &NoticeBar::dismissed, this, &Removal::finish);
}

Removal::~Removal() = default;

void Removal::remove(const TunnelRow &row)
{
    if (!row.profile || row.profile->isReadOnly) {
        return;
    }
    const TunnelRow removed = row; // closing changes the model
    m_pending.push_back({ removed.profileId(), removed.name() });
    m_ground.control.close(removed);
    m_ground.filter.hide(removed.profileId());
    const QString title = m_pending.size() == 1
        ? tr("“%1” was deleted.").arg(removed.name())
        : tr("%n tunnels were deleted.", nullptr, static_cast<int>(m_pending.size()));
    m_ground.bar.tell({ title, {}, {}, tr("&Undo") });
    m_timer.start();
    emit hiddenChanged();
}

void Removal::undo()
{
    m_timer.stop();
    m_ground.bar.hide();
    for (const Pending &pending : std::exchange(m_pending, {})) {
        m_ground.filter.unhide(pending.profile);
    }
    emit hiddenChanged();
}

void Removal::finish()
{
    m_timer.stop();
    m_ground.bar.hide();
    const auto all = std::exchange(m_pending, {});
    for (const Pending &pending : all) {
        removeForGood(pending);
    }
    if (!all.empty()) {
        emit hiddenChanged();
    }
}

void Removal::removeForGood(const Pending &pending)
{
    if (const TunnelRow *row = m_ground.model.find(pending.profile)) {
        m_ground.control.close(TunnelRow(*row)); // somebody may have opened it again
        const Result<void> gone = m_ground.store.remove(pending.profile);
        if (!gone && m_ground.model.find(pending.profile)) {
            m_ground.filter.unhide(pending.profile);
            emit failed(pending.name, gone.error());
            return;
        }
    }
    m_ground.filter.unhide(pending.profile);
    emit removed(pending.profile);
}

} // namespace Farlan
