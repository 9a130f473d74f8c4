// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listcommand.h"

#include "app/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr int kSchema = 1; // of --json; raised when a key changes its meaning or goes

QString bytesText(quint64 bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), 1);
}

QStringList row(const StatusReport &report)
{
    const TunnelStatus &status = report.status;
    const InterfaceStatistics statistics = report.statistics.value_or(InterfaceStatistics{});
    return {
        status.device.isEmpty() ? QStringLiteral("-") : status.device,
        status.mode == TunnelMode::Server ? QStringLiteral("server") : QStringLiteral("client"),
        phaseName(status.phase),
        status.mode == TunnelMode::Server ? QString::number(status.clients) : QStringLiteral("-"),
        bytesText(statistics.receivedBytes),
        bytesText(statistics.sentBytes),
        status.location
    };
}

void printTable(const std::vector<RunningTunnel> &tunnels)
{
    QList<QStringList> rows{ { QStringLiteral("DEVICE"), QStringLiteral("MODE"),
                               QStringLiteral("STATE"), QStringLiteral("CLIENTS"),
                               QStringLiteral("RECEIVED"), QStringLiteral("SENT"),
                               QStringLiteral("ADDRESS") } };
    for (const RunningTunnel &tunnel : tunnels) {
        rows.append(row(tunnel.report));
    }
    for (const QStringList &cells : rows) {
        QString line;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            qsizetype width = 0;
            for (const QStringList &other : rows) {
                width = std::max(width, other[column].size());
            }
            line += cells[column].leftJustified(width + 2);
        }
        printLine(line.trimmed());
    }
}

// JSON may hold any character but those below 0x20 as it is; a terminal may not get them all.
QString inAscii(const QString &json)
{
    QString ascii;
    for (const QChar character : json) {
        if (character.unicode() < 0x7f) {
            ascii += character;
        } else {
            ascii += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
        }
    }
    return ascii;
}

void printJson(const std::vector<RunningTunnel> &tunnels)
{
    QJsonArray array;
    for (const RunningTunnel &tunnel : tunnels) {
        QJsonObject json = toJson(tunnel.report.status);
        if (tunnel.report.statistics) {
            json.insert(QStringLiteral("statistics"), toJson(*tunnel.report.statistics));
        }
        json.insert(QStringLiteral("process_id"), tunnel.report.processId);
        array.append(json);
    }
    const QJsonObject document{ { QStringLiteral("schema"), kSchema },
                                { QStringLiteral("tunnels"), array } };
    printText(inAscii(QString::fromUtf8(QJsonDocument(document).toJson())));
}

} // namespace

ListCommand::ListCommand(bool json, QObject *parent)
    : QObject(parent)
    , m_json(json)
{
    connect(&m_tunnels, &RunningTunnels::found, this, &ListCommand::print);
}

ListCommand::~ListCommand() = default;

void ListCommand::print()
{
    const std::vector<RunningTunnel> tunnels = m_tunnels.take();
    if (m_json) {
        printJson(tunnels);
    } else if (tunnels.empty()) {
        printLine(QStringLiteral("No tunnels."));
    } else {
        printTable(tunnels);
    }
    emit finished(ExitCode::Success);
}

} // namespace Farlan
