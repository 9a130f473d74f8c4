// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/tunnelcontrol.h"
#include "app/model/tunnellog.h"

#include <QPersistentModelIndex>
#include <QPointer>
#include <QTimer>
#include <QUuid>
#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace Farlan
{

class ClientsGroup;
class CounterView;
class ErrorCard;
class LogView;
class NoticeBar;
class NetworkGroup;
class TunnelHeadline;

// All that is known of one tunnel, and what can be done with it.
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)

public:
    // All have to outlive it.
    DetailsPane(TunnelModel &model, TunnelControl &control, HelperClient &helper,
                QWidget *parent = nullptr);
    ~DetailsPane() override;

    // Without it, no log is shown. It has been there since the model, this may have not.
    void setLog(TunnelLog *log);
    // Of the TunnelModel; an invalid one for none.
    void setTunnel(const QModelIndex &sourceIndex);
    // While somebody does, what changes with time is renewed every second.
    void setLooking(bool on);
    // Shows what would be copied.
    void showDiagnostics();

signals:
    void editWanted(const QUuid &profile);

private:
    void build();
    const TunnelRow *row() const; // null for none
    void refresh();
    void tick();
    void startOrStop();
    void refreshLog();
    void refreshOutdated(const TunnelRow &shown);
    void act();
    void reconnect();
    void review();
    void edit();

    TunnelModel &m_model;
    TunnelControl &m_control;
    HelperClient &m_helper;
    QPointer<TunnelLog> m_log;
    QPersistentModelIndex m_index;
    bool m_isLooking = false;
    QTimer m_timer; // runs only while somebody looks at what changes
    QStackedLayout *m_pages;
    TunnelHeadline *m_headline;
    NoticeBar *m_outdated; // what was changed does not count yet
    CounterView *m_counters;
    ErrorCard *m_error;
    NetworkGroup *m_network;
    ClientsGroup *m_clients;
    LogView *m_logView;
    QPushButton *m_edit;
    QPushButton *m_diagnostics;
};

} // namespace Farlan
