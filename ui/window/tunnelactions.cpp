// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tunnelactions.h"

#include "app/control/tunnelcontrol.h"
#include "ui/text/statetext.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Farlan
{

TunnelActions::TunnelActions(TunnelControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_next(add(u"next"_s, &TunnelActions::goOn))
    , m_review(add(u"review"_s, &TunnelActions::review))
    , m_disconnect(add(u"disconnect"_s, &TunnelActions::disconnectTunnel))
    , m_reconnect(add(u"reconnect"_s, &TunnelActions::reconnect))
    , m_edit(add(u"edit"_s, &TunnelActions::edit))
    , m_duplicate(add(u"duplicate"_s, &TunnelActions::duplicate))
    , m_export(add(u"export"_s, &TunnelActions::exportTunnel))
    , m_remove(add(u"delete"_s, &TunnelActions::remove))
{
    m_reconnect->setText(tr("&Reconnect"));
    m_reconnect->setShortcut(Qt::Key_F5);
    m_edit->setText(tr("&Edit…"));
    m_duplicate->setText(tr("D&uplicate…"));
    m_export->setText(tr("E&xport…"));
    m_export->setShortcut(Qt::CTRL | Qt::Key_E);
    m_remove->setText(tr("De&lete"));
    m_remove->setShortcut(QKeySequence::Delete);
    m_remove->setShortcutContext(Qt::WidgetShortcut); // not while a text is marked somewhere else
    setTunnel(nullptr);
}

TunnelActions::~TunnelActions() = default;

QAction *TunnelActions::add(const QString &name, void (TunnelActions::*act)())
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, act] {
        if (m_row) {
            (this->*act)();
        }
    });
    return action;
}

void TunnelActions::fill(QMenu &menu) const
{
    menu.addActions({ m_next, m_review, m_disconnect, m_reconnect });
    menu.addSeparator();
    menu.addActions({ m_edit, m_duplicate, m_export });
    menu.addSeparator();
    menu.addAction(m_remove);
}

void TunnelActions::setTunnel(const TunnelRow *row)
{
    m_row = row ? std::optional(*row) : std::nullopt;
    const TunnelAction next = row ? nextAction(*row) : TunnelAction::Connect;
    const bool isOwn = row && row->profile && !row->profile->isReadOnly;
    const TunnelState state = row ? stateOf(row->phase()) : TunnelState::Closed;
    const TunnelMode mode = row ? row->mode() : TunnelMode::Client;
    m_next->setText(ActionText::of(next, mode));
    m_next->setEnabled(row && (next != TunnelAction::Connect || row->profile));
    nameReview();
    m_disconnect->setText(ActionText::of(TunnelAction::Disconnect, mode));
    m_disconnect->setVisible(next == TunnelAction::TryNow);
    m_reconnect->setEnabled((state == TunnelState::Up || state == TunnelState::Waiting)
                            && (mode == TunnelMode::Client || (row && m_control.isOutdated(*row))));
    m_edit->setEnabled(isOwn);
    m_duplicate->setEnabled(row && row->profile);
    m_export->setEnabled(row && row->profile);
    m_remove->setEnabled(isOwn);
}

void TunnelActions::nameReview()
{
    const UserNeed need = m_row && m_row->profile ? m_row->need() : UserNeed::Nothing;
    m_review->setVisible(need != UserNeed::Nothing);
    m_review->setText(need == UserNeed::Certificate ? tr("Check Certi&ficate…")
                                                    : tr("Enter &Password…"));
}

void TunnelActions::begin()
{
    if (!m_row) {
        return;
    }
    if (m_review->isVisible()) {
        review();
    } else if (nextAction(*m_row) == TunnelAction::Connect) {
        m_control.open(m_row->profileId());
    }
}

void TunnelActions::goOn()
{
    const TunnelRow row = *m_row; // which changes with the model, while this runs
    m_control.proceed(row);
}

void TunnelActions::review()
{
    m_control.review(TunnelRow(*m_row));
}

void TunnelActions::disconnectTunnel()
{
    m_control.close(TunnelRow(*m_row));
}

void TunnelActions::reconnect()
{
    m_control.tryNow(TunnelRow(*m_row));
}

void TunnelActions::edit()
{
    emit editWanted(m_row->profileId());
}

void TunnelActions::duplicate()
{
    emit duplicateWanted(m_row->profileId());
}

void TunnelActions::exportTunnel()
{
    emit exportWanted(Profile(m_row->profile->profile()));
}

void TunnelActions::remove()
{
    emit removalWanted(TunnelRow(*m_row));
}

} // namespace Farlan
