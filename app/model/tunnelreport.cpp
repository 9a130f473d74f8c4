// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnelreport.h"

#include "app/model/redaction.h"
#include "base/logtext.h"
#include "contract/settingrules.h"

#include <QDir>

#include <QRegularExpression>
#include <QSysInfo>

#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// Keys of encodeProfile() whose values are told as they are. Of all others nothing is told but, for
// what is below, that they are there.
constexpr std::array kTold = {
    "mode"_L1, "user"_L1, "keep_password"_L1, "pin"_L1,     "insecure"_L1, "address"_L1,
    "port"_L1, "path"_L1, "max_clients"_L1,   "isolate"_L1, "device"_L1,   "mtu"_L1,
    "mac"_L1,  "ip"_L1,   "bridge"_L1,        "plain"_L1,
};
constexpr std::array kToldToBeThere
    = { "cacerts"_L1, "certfile"_L1, "keyfile"_L1, "htpasswd"_L1, "allow_origin"_L1 };

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : u"-"_s;
}

QString hostOf(const QString &endpoint)
{
    const QString host = endpoint.left(endpoint.lastIndexOf(u':'));
    return host.startsWith(u'[') ? host.mid(1, host.size() - 2) : host;
}

void hideUrl(const QUrl &url, Redaction &redaction)
{
    redaction.hide(RedactedKind::Server, url.host(QUrl::FullyDecoded));
    redaction.hide(RedactedKind::Server, url.host(QUrl::FullyEncoded));
    redaction.hide(RedactedKind::User, url.userName());
    if (url.path().size() > 1) {
        redaction.hide(RedactedKind::Path, url.path(QUrl::FullyEncoded));
        redaction.hide(RedactedKind::Path, url.path(QUrl::FullyDecoded));
    }
}

void hideProfile(const Profile &profile, Redaction &redaction)
{
    const TunnelSettings &settings = profile.settings;
    hideUrl(settings.uri, redaction);
    hideUrl(settings.proxy, redaction);
    redaction.hide(RedactedKind::User, settings.user);
    redaction.hide(RedactedKind::Server, settings.address);
    redaction.hide(RedactedKind::Certificate, settings.pin);
    if (settings.path.size() > 1) {
        redaction.hide(RedactedKind::Path, settings.path);
    }
}

void hideStatus(const TunnelStatus &status, Redaction &redaction)
{
    hideUrl(QUrl(status.location), redaction);
    for (const QString &end : status.peer.address.split(u" through "_s, Qt::SkipEmptyParts)) {
        redaction.hide(RedactedKind::Server, hostOf(end));
    }
    redaction.hide(RedactedKind::Certificate, status.peer.certificateSha256);
    if (status.certificate) {
        for (const ReportedCertificate &certificate : status.certificate->chain) {
            redaction.hide(RedactedKind::Certificate, certificate.sha256);
            redaction.hide(RedactedKind::Server, certificate.subject);
            redaction.hide(RedactedKind::Server, certificate.issuer);
            for (const QString &name : certificate.names) {
                redaction.hide(RedactedKind::Server, name);
            }
        }
    }
}

// The log may tell of a time when the tunnel had another address.
std::vector<QUrl> urlsIn(const std::deque<TunnelLogEntry> &log)
{
    static const QRegularExpression pattern(u"\\b(?:wss?|https?)://[^\\s,;()]+"_s);
    std::vector<QUrl> urls;
    for (const TunnelLogEntry &entry : log) {
        for (auto matches = pattern.globalMatch(entry.text); matches.hasNext();) {
            urls.emplace_back(matches.next().captured());
        }
    }
    return urls;
}

void hideComputer(Redaction &redaction)
{
    redaction.hide(RedactedKind::Path, QDir::homePath());
    const QString person = qEnvironmentVariable("USER");
    if (person != "root"_L1) { // who is everywhere, and tells of nobody
        redaction.hide(RedactedKind::User, person);
    }
    const QString computer = QSysInfo::machineHostName();
    if (computer != "localhost"_L1) {
        redaction.hide(RedactedKind::Computer, computer);
    }
}

// Markdown, line by line.
class Writer final
{
public:
    explicit Writer(std::function<QString(QString)> shown)
        : m_shown(std::move(shown))
    {
    }

    void heading(const QString &text) { m_lines += { QString(), u"## %1"_s.arg(text), QString() }; }
    void line(const QString &text) { m_lines += text; }
    void value(QLatin1StringView name, const QString &text)
    {
        if (!text.isEmpty()) {
            m_lines += u"- %1: `%2`"_s.arg(name, safe(text));
        }
    }
    QString safe(const QString &text) const
    {
        return escapedForLog(m_shown(text)).replace(u'`', u'\'');
    }
    QString text() const { return m_lines.join(u'\n') + u'\n'; }

private:
    std::function<QString(QString)> m_shown;
    QStringList m_lines;
};

QString valueText(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(u", "_s)
                                                    : value.toString();
}

void writeSystem(const ReportedTunnel &tunnel, Writer &writer)
{
    writer.line(u"# Farlan Diagnostics"_s);
    writer.heading(u"System"_s);
    writer.value("Farlan"_L1, QStringLiteral(FARLAN_VERSION));
    writer.value("Helper"_L1,
                 tunnel.helperVersion.isEmpty() ? u"does not run"_s : tunnel.helperVersion);
    writer.value("Qt"_L1, QString::fromLatin1(qVersion()));
    writer.value("System"_L1, QSysInfo::prettyProductName());
    writer.value("Kernel"_L1,
                 u"%1 %2 %3"_s.arg(QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                                   QSysInfo::currentCpuArchitecture()));
    writer.value("Desktop"_L1, qEnvironmentVariable("XDG_CURRENT_DESKTOP"));
    writer.value("Session"_L1, qEnvironmentVariable("XDG_SESSION_TYPE"));
    writer.value("Time"_L1, timeText(QDateTime::currentDateTimeUtc()));
}

void writeSettings(const StoredProfile &stored, Writer &writer)
{
    const QVariantMap map = encodeProfile(stored.profile());
    writer.heading(u"Settings"_s);
    if (stored.isReadOnly) {
        writer.line(u"- the administrator’s"_s);
    }
    writer.value("uri"_L1, withoutUserInfo(stored.profile().settings.uri));
    writer.value("proxy"_L1, withoutUserInfo(stored.profile().settings.proxy));
    for (const QLatin1StringView key : kTold) {
        writer.value(key, valueText(map.value(key)));
    }
    for (const QLatin1StringView key : kToldToBeThere) {
        if (map.contains(key)) {
            writer.value(key, u"(given)"_s);
        }
    }
}

void writePeer(const PeerStatus &peer, Writer &writer)
{
    writer.value("Peer"_L1, peer.address);
    writer.value("TLS"_L1, u"%1 %2"_s.arg(peer.tlsVersion, peer.cipher).trimmed());
    writer.value("Certificate"_L1, peer.certificateSha256);
    writer.value("Certificate problem"_L1, peer.certificateProblem);
    if (peer.certificatePinned) {
        writer.line(u"- the certificate is the pinned one"_s);
    }
}

void writeState(const TunnelRow &row, Writer &writer)
{
    writer.heading(u"State"_s);
    writer.value("State"_L1, row.text());
    if (!row.status) {
        return;
    }
    const TunnelStatus &status = *row.status;
    writer.value("Phase"_L1, phaseName(status.phase));
    writer.value("Since"_L1, timeText(status.since));
    writer.value("Location"_L1, status.location);
    writer.value("Reconnects"_L1, QString::number(status.reconnects));
    if (status.mode == TunnelMode::Server) {
        writer.value("Clients"_L1, QString::number(status.clients));
    }
    writePeer(status.peer, writer);
    if (status.error) {
        writer.value("Error"_L1, status.error->name);
        writer.value("Message"_L1, status.error->message);
        writer.value("Hint"_L1, status.error->hint);
    }
    if (status.certificate) {
        writer.value("Refused because"_L1, status.certificate->reasons.join(u", "_s));
    }
}

void writeInterface(const ReportedTunnel &tunnel, Writer &writer)
{
    writer.heading(u"Interface"_s);
    writer.value("Name"_L1, tunnel.row.status->device);
    if (tunnel.interface) {
        writer.value("MAC"_L1, tunnel.interface->hardwareAddress);
        writer.value("MTU"_L1, QString::number(tunnel.interface->mtu));
        writer.value("Addresses"_L1, tunnel.interface->addresses.join(u", "_s));
    }
    if (tunnel.row.count) {
        const InterfaceStatistics &count = tunnel.row.count->statistics;
        const auto text = u"%1 bytes in %2 frames, %3 dropped"_s;
        writer.value(
            "Received"_L1,
            text.arg(count.receivedBytes).arg(count.receivedFrames).arg(count.receivedDropped));
        writer.value("Sent"_L1,
                     text.arg(count.sentBytes).arg(count.sentFrames).arg(count.sentDropped));
    }
}

void writeLog(const std::deque<TunnelLogEntry> &log, Writer &writer)
{
    writer.heading(u"Log"_s);
    writer.line(u"```"_s);
    for (const TunnelLogEntry &entry : log) {
        writer.line(u"%1 %2"_s.arg(timeText(entry.time), writer.safe(entry.text)));
    }
    writer.line(u"```"_s);
}

// Not a matter of where somebody is: a key to the server can be in it.
QStringList queriesOf(const ReportedTunnel &tunnel)
{
    QStringList queries;
    const auto add = [&queries](const QUrl &url) {
        for (const auto form : { QUrl::FullyEncoded, QUrl::PrettyDecoded, QUrl::FullyDecoded }) {
            if (const QString query = url.query(form); !query.isEmpty()) {
                queries += u'?' + query;
            }
        }
    };
    if (tunnel.row.profile) {
        add(tunnel.row.profile->profile().settings.uri);
    }
    if (tunnel.row.status) {
        add(QUrl(tunnel.row.status->location));
    }
    for (const QUrl &url : urlsIn(tunnel.log)) {
        add(url);
    }
    return queries;
}

} // namespace

QString tunnelReport(const ReportedTunnel &tunnel, ReportAddresses addresses)
{
    Redaction redaction;
    if (tunnel.row.profile) {
        hideProfile(tunnel.row.profile->profile(), redaction);
    }
    if (tunnel.row.status) {
        hideStatus(*tunnel.row.status, redaction);
    }
    for (const QUrl &url : urlsIn(tunnel.log)) {
        hideUrl(url, redaction);
    }
    hideComputer(redaction);
    const QStringList queries = queriesOf(tunnel);
    Writer writer([&](QString shown) {
        for (const QString &query : queries) {
            shown.replace(query, u"?<query>"_s);
        }
        return addresses == ReportAddresses::Hidden ? redaction.redacted(shown) : shown;
    });
    writeSystem(tunnel, writer);
    if (tunnel.row.profile) {
        writeSettings(*tunnel.row.profile, writer);
    }
    writeState(tunnel.row, writer);
    if (tunnel.row.status && !tunnel.row.status->device.isEmpty()) {
        writeInterface(tunnel, writer);
    }
    if (!tunnel.log.empty()) {
        writeLog(tunnel.log, writer);
    }
    return writer.text();
}

} // namespace Farlan
