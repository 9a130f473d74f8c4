// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayicon.h"

#include "ui/text/statetext.h"
#include "ui/tray/traymenu.h"

namespace Farlan
{

TrayIcon::TrayIcon(const TunnelModel &model, TrayMenu &menu, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_icon.setContextMenu(menu.menu());
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) {
                    emit clicked();
                } else if (reason == QSystemTrayIcon::MiddleClick) {
                    emit middleClicked();
                }
            });
    connect(&model, &TunnelModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (isMoreThanCounters(roles)) {
                    update();
                }
            });
    connect(&model, &TunnelModel::rowsInserted, this, &TrayIcon::update);
    connect(&model, &TunnelModel::rowsRemoved, this, &TrayIcon::update);
    connect(&model, &TunnelModel::helperChanged, this, &TrayIcon::update);
    update();
    m_icon.show();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::update()
{
    const Look look = gravestLook(m_model);
    if (m_icon.icon().isNull() || look != m_look) {
        m_look = look;
        // By name: the host then has it in its own colours.
        m_icon.setIcon(iconOf(look));
    }
    if (const QString text = toolTip(); text != m_icon.toolTip()) {
        m_icon.setToolTip(text);
    }
}

QString TrayIcon::toolTip() const
{
    QStringList lines;
    for (const TunnelRow &row : m_model.rows()) {
        if (row.phase() != TunnelPhase::Closed) {
            //: %1 is the name of a tunnel, %2 its state.
            lines += tr("%1 – %2").arg(row.name(), StateText::ofRow(row));
        }
    }
    return lines.isEmpty() ? tr("Farlan – no tunnel is connected") : lines.join(u'\n');
}

} // namespace Farlan
