// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/tunneltext.h"

#include "app/farlanctl/certificatetext.h"
#include "app/farlanctl/terminal.h"
#include "contract/busnames.h"
#include "contract/interfacestatistics.h"
#include "contract/statustext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString bytesText(quint64 bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), 1);
}

QString textOrDash(const QString &text)
{
    return text.isEmpty() ? u"-"_s : text;
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString durationText(qint64 seconds)
{
    if (seconds < 60) {
        return u"%1 s"_s.arg(std::max<qint64>(seconds, 0));
    }
    const qint64 minutes = seconds / 60;
    if (minutes < 60) {
        return u"%1 min %2 s"_s.arg(minutes).arg(seconds % 60);
    }
    const qint64 hours = minutes / 60;
    return hours < 48 ? u"%1 h %2 min"_s.arg(hours).arg(minutes % 60)
                      : u"%1 d %2 h"_s.arg(hours / 24).arg(hours % 24);
}

QStringList row(const FoundTunnel &tunnel)
{
    const TunnelStatus &status = tunnel.status;
    const InterfaceStatistics statistics = tunnel.statistics.value_or(InterfaceStatistics{});
    const bool isServer = status.mode == TunnelMode::Server;
    return {
        textOrDash(status.name),
        textOrDash(status.device),
        isServer ? u"server"_s : u"client"_s,
        phaseName(status.phase),
        isServer ? QString::number(status.clients) : u"-"_s,
        bytesText(statistics.receivedBytes),
        bytesText(statistics.sentBytes),
        status.location,
    };
}

QString withDropped(const QString &text, quint64 dropped)
{
    return dropped > 0 ? u"%1, %2 dropped"_s.arg(text).arg(dropped) : text;
}

QString counterText(quint64 bytes, quint64 frames, quint64 dropped)
{
    return withDropped(u"%1 in %2 frames"_s.arg(bytesText(bytes)).arg(frames), dropped);
}

// Of how many there are, the helper names the first.
QString stationsText(const QVariantMap &client)
{
    const QStringList named = client.value(u"macs"_s).toStringList();
    if (named.isEmpty()) {
        return {};
    }
    const qsizetype others = client.value(u"mac_count"_s).toUInt() - named.size();
    return u"  MAC %1"_s.arg(named.join(u", "_s))
        + (others > 0 ? u" and %1 more"_s.arg(others) : QString());
}

QString clientLine(const QVariantMap &client)
{
    const QString user = client.value(u"user"_s).toString();
    const InterfaceStatistics counted = statisticsFromMap(client);
    const QDateTime since
        = QDateTime::fromMSecsSinceEpoch(client.value(u"since"_s).toLongLong(), QTimeZone::utc());
    return u"    %1  %2  %3  since %4  received %5, sent %6"_s.arg(
               user.isEmpty() ? u"(anybody)"_s : user, client.value(u"address"_s).toString(),
               client.value(u"device"_s).toString(), timeText(since),
               withDropped(bytesText(counted.receivedBytes), counted.receivedDropped),
               withDropped(bytesText(counted.sentBytes), counted.sentDropped))
        + stationsText(client);
}

// JSON may hold any character but those below 0x20 as it is; a terminal may not get them all.
QString inAscii(const QString &json)
{
    QString ascii;
    for (const QChar character : json) {
        if (character.unicode() < 0x7f) {
            ascii += character;
        } else {
            ascii += u"\\u%1"_s.arg(character.unicode(), 4, 16, QLatin1Char('0'));
        }
    }
    return ascii;
}

void addPeer(const PeerStatus &peer, QStringList &lines)
{
    if (!peer.address.isEmpty()) {
        lines += u"  Peer: %1"_s.arg(peer.address);
    }
    if (!peer.tlsVersion.isEmpty()) {
        lines += u"  TLS: %1, %2"_s.arg(peer.tlsVersion, peer.cipher);
    }
    if (!peer.certificateSha256.isEmpty()) {
        lines += u"  Certificate: SHA-256 %1"_s.arg(peer.certificateSha256);
    }
    if (!peer.certificateProblem.isEmpty()) {
        lines += (peer.certificatePinned ? u"  Accepted by its pin although %1"_s
                                         : u"  Not verified: %1"_s)
                     .arg(peer.certificateProblem);
    }
}

} // namespace

QStringList tableOf(const std::vector<FoundTunnel> &tunnels)
{
    QList<QStringList> rows{ { u"NAME"_s, u"DEVICE"_s, u"MODE"_s, u"STATE"_s, u"CLIENTS"_s,
                               u"RECEIVED"_s, u"SENT"_s, u"ADDRESS"_s } };
    for (const FoundTunnel &tunnel : tunnels) {
        rows.append(row(tunnel));
    }
    return inColumns(rows);
}

QStringList detailsOf(const FoundTunnel &tunnel)
{
    const TunnelStatus &status = tunnel.status;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList lines{
        u"%1: %2"_s.arg(textOrDash(status.name), describe(status)),
        u"  Mode: %1"_s.arg(status.mode == TunnelMode::Server ? u"server"_s : u"client"_s),
        u"  Address: %1"_s.arg(status.location),
        u"  Interface: %1"_s.arg(textOrDash(status.device)),
    };
    if (status.since.isValid()) {
        lines += u"  Since: %1 (%2)"_s.arg(timeText(status.since),
                                           durationText(status.since.secsTo(now)));
    }
    lines += u"  Reconnects: %1"_s.arg(status.reconnects);
    addPeer(status.peer, lines);
    if (status.nextTry.isValid()) {
        lines += u"  Next try: %1"_s.arg(timeText(status.nextTry));
    }
    if (status.error) {
        lines += u"  Error: %1"_s.arg(status.error->message);
        if (!status.error->hint.isEmpty()) {
            lines += u"  Hint: %1"_s.arg(status.error->hint);
        }
    }
    if (status.certificate) {
        for (const QString &line : linesOf(*status.certificate)) {
            lines += u"  Certificate shown: %1"_s.arg(line);
        }
    }
    if (tunnel.statistics) {
        const InterfaceStatistics &counted = *tunnel.statistics;
        lines += u"  Received: "_s
            + counterText(counted.receivedBytes, counted.receivedFrames, counted.receivedDropped);
        lines += u"  Sent: "_s
            + counterText(counted.sentBytes, counted.sentFrames, counted.sentDropped);
    }
    if (status.mode == TunnelMode::Server) {
        lines += u"  Clients: %1"_s.arg(status.clients);
        for (const QVariantMap &client : tunnel.clients) {
            lines += clientLine(client);
        }
    }
    return lines;
}

QJsonObject toJson(const FoundTunnel &tunnel)
{
    QJsonObject json = toJson(tunnel.status);
    if (tunnel.statistics) {
        json.insert(u"statistics"_s, toJson(*tunnel.statistics));
    }
    if (tunnel.path.isEmpty()) {
        json.insert(u"process_id"_s, tunnel.processId);
    } else {
        json.insert(u"id"_s, tunnel.path.mid(kTunnelPathPrefix.size()));
    }
    if (!tunnel.clients.isEmpty()) {
        QJsonArray clients;
        for (const QVariantMap &client : tunnel.clients) {
            clients.append(QJsonObject::fromVariantMap(client));
        }
        json.insert(u"client_list"_s, clients);
    }
    return json;
}

QJsonObject toJson(const std::vector<FoundTunnel> &tunnels)
{
    QJsonArray array;
    for (const FoundTunnel &tunnel : tunnels) {
        array.append(toJson(tunnel));
    }
    return { { u"schema"_s, kSchema }, { u"tunnels"_s, array } };
}

QString jsonText(const QJsonObject &document)
{
    return inAscii(QString::fromUtf8(QJsonDocument(document).toJson()));
}

QString jsonLine(const QJsonObject &document)
{
    return inAscii(QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact)))
        + u'\n';
}

} // namespace Farlan
