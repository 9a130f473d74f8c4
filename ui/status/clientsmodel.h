// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/bustypes.h"
#include "contract/interfacestatistics.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <vector>

namespace Farlan
{

// A server's clients, as HelperClient::listClients() tells of them. What stays keeps its row and
// its selection.
class ClientsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClientsModel)

public:
    enum Column { User, Address, Stations, Since, Received, Sent, ColumnCount };

    explicit ClientsModel(QObject *parent = nullptr);
    ~ClientsModel() override;

    void setClients(const VariantMaps &clients);
    quint64 idAt(int row) const { return m_clients[static_cast<size_t>(row)].id; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Client {
        quint64 id = 0;
        QString user;
        QString address;
        QStringList stations; // that were named
        qsizetype moreStations = 0;
        QDateTime since;
        InterfaceStatistics statistics; // received and sent by the client

        bool operator==(const Client &) const = default;
    };

    static Client clientFrom(const QVariantMap &map);
    static QStringList stationsOf(const Client &client);
    QString text(const Client &client, int column) const;
    static QString toolTip(const Client &client, int column); // empty: none

    std::vector<Client> m_clients; // by id, which grows
};

} // namespace Farlan
