// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/clientsmodel.h"

#include "base/logtext.h"
#include "ui/status/detailstext.h"
#include "ui/text/quantitytext.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString timeText(const QDateTime &time)
{
    return time.date() == QDate::currentDate()
        ? QLocale().toString(time.time(), QLocale::ShortFormat)
        : QLocale().toString(time, QLocale::ShortFormat);
}

} // namespace

ClientsModel::ClientsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

ClientsModel::~ClientsModel() = default;

ClientsModel::Client ClientsModel::clientFrom(const QVariantMap &map)
{
    QStringList stations;
    for (const QString &station : map.value(u"macs"_s).toStringList()) {
        stations.append(escapedForLog(station));
    }
    const qsizetype more = map.value(u"mac_count"_s).toUInt() - stations.size();
    return { map.value(u"id"_s).toULongLong(),
             escapedForLog(map.value(u"user"_s).toString()),
             escapedForLog(map.value(u"address"_s).toString()),
             stations,
             std::max<qsizetype>(more, 0),
             QDateTime::fromMSecsSinceEpoch(map.value(u"since"_s).toLongLong(), QTimeZone::utc()),
             statisticsFromMap(map) };
}

void ClientsModel::setClients(const VariantMaps &clients)
{
    std::vector<Client> now;
    for (const QVariantMap &client : clients) {
        now.push_back(clientFrom(client));
    }
    std::sort(now.begin(), now.end(),
              [](const Client &left, const Client &right) { return left.id < right.id; });
    now.erase(
        std::unique(now.begin(), now.end(),
                    [](const Client &left, const Client &right) { return left.id == right.id; }),
        now.end());
    for (size_t at = 0; at < now.size() || at < m_clients.size();) {
        const int row = static_cast<int>(at);
        if (at == now.size() || (at < m_clients.size() && m_clients[at].id < now[at].id)) {
            beginRemoveRows({}, row, row);
            m_clients.erase(m_clients.begin() + row);
            endRemoveRows();
        } else if (at == m_clients.size() || m_clients[at].id > now[at].id) {
            beginInsertRows({}, row, row);
            m_clients.insert(m_clients.begin() + row, now[at]);
            endInsertRows();
            ++at;
        } else {
            if (m_clients[at] != now[at]) {
                m_clients[at] = now[at];
                emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            }
            ++at;
        }
    }
}

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_clients.size());
}

int ClientsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QStringList ClientsModel::stationsOf(const Client &client)
{
    QStringList stations = client.stations;
    if (client.moreStations > 0) {
        //: Stands behind a list of MAC addresses.
        stations.append(tr("%n more", nullptr, static_cast<int>(client.moreStations)));
    }
    return stations;
}

QString ClientsModel::text(const Client &client, int column) const
{
    switch (column) {
    case User:
        //: In the place of a user's name: the server lets everybody in.
        return client.user.isEmpty() ? tr("(anybody)") : client.user;
    case Address:
        return client.address;
    case Stations:
        return stationsOf(client).join(u", "_s);
    case Since:
        return timeText(client.since.toLocalTime());
    case Received:
        return QuantityText::bytes(client.statistics.receivedBytes);
    case Sent:
        return QuantityText::bytes(client.statistics.sentBytes);
    default:
        return {};
    }
}

QString ClientsModel::toolTip(const Client &client, int column)
{
    const InterfaceStatistics &counted = client.statistics;
    switch (column) {
    case Stations:
        return stationsOf(client).join(u'\n');
    case Received:
        return DetailsText::counter(counted.receivedBytes, {}, counted.receivedFrames,
                                    counted.receivedDropped);
    case Sent:
        return DetailsText::counter(counted.sentBytes, {}, counted.sentFrames, counted.sentDropped);
    default:
        return {};
    }
}

QVariant ClientsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Client &client = m_clients[static_cast<size_t>(index.row())];
    if (role == Qt::ToolTipRole) {
        return toolTip(client, index.column());
    }
    if (role == Qt::DisplayRole) {
        return text(client, index.column());
    }
    if (role == Qt::TextAlignmentRole && index.column() >= Received) {
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    }
    return {};
}

QVariant ClientsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant((section >= Received ? Qt::AlignTrailing : Qt::AlignLeading)
                        | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == Stations) {
        return tr("Of the devices that this client has sent frames from");
    }
    if (role == Qt::ToolTipRole && section >= Received) {
        return section == Received ? tr("What the client has received")
                                   : tr("What the client has sent");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case User:
        return tr("User");
    case Address:
        return tr("Address");
    case Stations:
        return tr("MAC Addresses");
    case Since:
        return tr("Connected Since");
    case Received:
        return tr("Received");
    case Sent:
        return tr("Sent");
    default:
        return {};
    }
}

} // namespace Farlan
