// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helperclient.h"

#include <QGroupBox>

class QAction;
class QPushButton;
class QTableView;

namespace Farlan
{

class ClientsModel;

// Who is connected to a server.
class ClientsGroup final : public QGroupBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClientsGroup)

public:
    // The helper has to outlive it.
    explicit ClientsGroup(HelperClient &helper, QWidget *parent = nullptr);
    ~ClientsGroup() override;

    // Of which tunnel; empty: of none.
    void setPath(const QString &path);
    // Asks the helper, unless it has not answered the last time.
    void refresh();

signals:
    void disconnectWanted(quint64 client);

private:
    void build();
    void onListed(int question, const Result<VariantMaps> &clients);
    void fit();
    QAction *addCopying(const QString &text, void (ClientsGroup::*copy)());
    int chosenRow() const; // -1: none is
    void copyChosen();
    void copyStations();
    void disconnectChosen();

    HelperClient &m_helper;
    QString m_path;
    int m_question = 0; // answers to an earlier one are none
    bool m_isAsking = false;
    ClientsModel *m_clients;
    QTableView *m_table;
    QPushButton *m_disconnect;
};

} // namespace Farlan
