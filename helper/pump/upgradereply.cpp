// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/upgradereply.h"

#include "contract/errornames.h"

#include <QByteArray>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QString>
#include <QTimeZone>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr qsizetype kReadBytes = 8 * 1024; // what we want comes early
constexpr qsizetype kShownCharacters = 120; // of what a server sent
constexpr qint64 kLongestRetry = 3600; // seconds

QString header(const QString &head, const QString &name)
{
    const QRegularExpression line(
        QStringLiteral("^%1:[ \\t]*([^\\r\\n]*)").arg(QRegularExpression::escape(name)),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return line.match(head).captured(1).trimmed();
}

// RFC 9110, 10.2.3: seconds or a date (of which only the preferred form is read).
std::optional<std::chrono::seconds> retryAfter(const QString &head)
{
    const QString value = header(head, QStringLiteral("Retry-After"));
    bool isNumber = false;
    qint64 seconds = value.toLongLong(&isNumber);
    if (!isNumber) {
        QDateTime date = QLocale::c().toDateTime(
            value, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")); // RFC 9110, 5.6.7
        date.setTimeZone(QTimeZone::utc());
        if (!date.isValid()) {
            return std::nullopt;
        }
        seconds = QDateTime::currentDateTimeUtc().secsTo(date);
    }
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, kLongestRetry));
}

Error explainStatus(int status, const QString &head, bool signedIn)
{
    switch (status) {
    case 101:
        return { ErrorName::NotATunnel,
                 QStringLiteral("The server's answer is not a valid WebSocket upgrade.") };
    case 401:
        if (!signedIn) {
            return { ErrorName::AuthenticationFailed,
                     QStringLiteral("The server asks for a user name and a password (401)."),
                     QStringLiteral("Give the user name; the password is then asked for.") };
        }
        return { ErrorName::AuthenticationFailed,
                 QStringLiteral("The server did not accept the user name or the password (401)."),
                 QStringLiteral("Check both, then connect again.") };
    case 403:
        return { ErrorName::AccessRefused, QStringLiteral("The server refuses this client (403)."),
                 QStringLiteral("Ask its administrator for access.") };
    case 404:
        return { ErrorName::NotATunnel,
                 QStringLiteral("The server has no tunnel at this path (404)."),
                 QStringLiteral("Check the path of the address.") };
    case 429:
    case 503:
        return { ErrorName::ServerBusy,
                 QStringLiteral("The server asks to try again later (%1).").arg(status) };
    default:
        break;
    }
    if (status >= 300 && status < 400) {
        const QString location = header(head, QStringLiteral("Location")).left(kShownCharacters);
        return { ErrorName::NotATunnel,
                 QStringLiteral(
                     "The server points to another address (%1), which is not followed: %2")
                     .arg(status)
                     .arg(location.isEmpty() ? QStringLiteral("it does not say which") : location),
                 QStringLiteral("If you trust that address, connect to it.") };
    }
    return {
        ErrorName::NotATunnel,
        QStringLiteral("The server answered with HTTP status %1 instead of a tunnel.").arg(status),
        QStringLiteral("Check the address; it may belong to a web site or a proxy.")
    };
}

} // namespace

UpgradeRefusal explainRefusal(QByteArrayView reply, bool signedIn)
{
    if (reply.isEmpty()) {
        return { { ErrorName::ConnectionFailed,
                   QStringLiteral("The server closed the connection without an answer."),
                   QStringLiteral("Check the address and whether it should be ws:// or wss://.") },
                 {} };
    }
    const QString text = QString::fromLatin1(reply.first(std::min(reply.size(), kReadBytes)));
    static const QRegularExpression statusLine(
        QStringLiteral("\\AHTTP/[0-9.]+ ([0-9]{3})(?: |\\r?\\n)"));
    const QRegularExpressionMatch match = statusLine.match(text);
    if (!match.hasMatch()) {
        return { { ErrorName::NotATunnel,
                   QStringLiteral("The server answered with something that is not HTTP."),
                   QStringLiteral("Check the address and whether it should be ws:// or wss://.") },
                 {} };
    }
    const QString head = text.section(QStringLiteral("\r\n\r\n"), 0, 0);
    const int status = match.captured(1).toInt();
    UpgradeRefusal refusal{ explainStatus(status, head, signedIn), {} };
    if (refusal.error.name == ErrorName::ServerBusy) {
        refusal.retryAfter = retryAfter(head);
    }
    return refusal;
}

} // namespace Farlan
