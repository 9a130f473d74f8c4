// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"

#include <QAction>
#include <QDeadlineTimer>
#include <QMenu>
#include <QObject>

#include <memory>
#include <vector>

namespace Farlan
{

class TunnelControl;

// The menu of the icon in the tray. Lines are changed in place, so that it can stay open.
class TrayMenu final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayMenu)

public:
    // Both have to outlive it.
    TrayMenu(const TunnelModel &model, TunnelControl &control, QObject *parent = nullptr);
    ~TrayMenu() override;

    QMenu *menu() { return &m_menu; }

signals:
    void statusWanted();
    void newTunnelWanted();
    void importWanted();
    void settingsWanted();
    void quitWanted();
    void disconnectAllAndQuitWanted();
    // Before what it leads to is done.
    void used(const Farlan::TunnelRow &row);

private:
    // One for each row. Stays that of its tunnel wherever the row goes: what is clicked is what was
    // shown.
    struct Line {
        QString key; // see Announcer
        QAction tunnel;
        QAction giveUp; // below it while it waits, when a click on it means to try now
        QDeadlineTimer begun; // until when another click is the second of a double one
    };
    static constexpr size_t kMostLines = 10; // further tunnels are in a menu of their own

    void addFixedActions();
    void update();
    void arrangeLines();
    std::unique_ptr<Line> makeLine(const QString &key);
    void placeLines();
    void updateLine(Line &line, const TunnelRow &tunnel);
    void updateNeeds();
    const TunnelRow *find(const QString &key) const; // null for none
    void onTriggered(Line &line);
    void giveUp(const Line &line);
    void copyCommand();
    void review();

    const TunnelModel &m_model;
    TunnelControl &m_control;
    QMenu m_menu;
    QMenu m_more; // below m_menu
    QAction *m_need; // what somebody has to do first
    QAction *m_helper; // why nothing can be done
    QAction *m_command; // that may help
    QAction *m_empty;
    QAction *m_firstSeparator;
    QAction *m_disconnectAll;
    std::vector<std::unique_ptr<Line>> m_lines; // in the order of the rows
};

} // namespace Farlan
