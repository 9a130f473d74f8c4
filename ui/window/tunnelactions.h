// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

#include <QObject>

class QAction;
class QMenu;

namespace Farlan
{

class TunnelControl;

// What can be done with the selected tunnel. The actions stay the same and change their words, so
// that a menu can stay open.
class TunnelActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelActions)

public:
    explicit TunnelActions(TunnelControl &control, QObject *parent = nullptr);
    ~TunnelActions() override;

    void setTunnel(const TunnelRow *row); // null for none
    // What a double click does: never ends anything.
    void begin();
    void fill(QMenu &menu) const;

    QAction &removal() const { return *m_remove; }
    QAction &exporting() const { return *m_export; }

signals:
    void editWanted(const QUuid &profile);
    void duplicateWanted(const QUuid &profile);
    void exportWanted(const Farlan::Profile &profile);
    void removalWanted(const Farlan::TunnelRow &row);

private:
    QAction *add(const QString &name, void (TunnelActions::*act)());
    void goOn();
    void review();
    void disconnectTunnel();
    void reconnect();
    void edit();
    void duplicate();
    void exportTunnel();
    void remove();
    void nameReview();

    TunnelControl &m_control;
    std::optional<TunnelRow> m_row;
    QAction *m_next; // Connect, Cancel, Try Now or Disconnect
    QAction *m_review; // what it needs of a person
    QAction *m_disconnect; // where that is not the next
    QAction *m_reconnect;
    QAction *m_edit;
    QAction *m_duplicate;
    QAction *m_export;
    QAction *m_remove;
};

} // namespace Farlan
