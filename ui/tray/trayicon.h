// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"
#include "ui/stateicon.h"

#include <QObject>
#include <QSystemTrayIcon>

namespace Farlan
{

class TrayMenu;

// The icon in the tray: the gravest state of all tunnels. Must not be made before there is a host
// for it: Qt then gives up for good.
class TrayIcon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayIcon)

public:
    // Both have to outlive it.
    TrayIcon(const TunnelModel &model, TrayMenu &menu, QObject *parent = nullptr);
    ~TrayIcon() override;

signals:
    void clicked();
    void middleClicked();

private:
    void update();
    QString toolTip() const;

    const TunnelModel &m_model;
    QSystemTrayIcon m_icon;
    Look m_look = Look::Off;
};

} // namespace Farlan
