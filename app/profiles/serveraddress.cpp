// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/serveraddress.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// Host and port as they may stand in a URI: in ASCII, an IPv6 address in brackets.
QString readEndpoint(const QString &endpoint)
{
    static const QRegularExpression bareIpv6(u"\\A[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*\\z"_s);
    if (bareIpv6.match(endpoint).hasMatch()) {
        return u'[' + endpoint + u']';
    }
    const bool isAscii
        = std::all_of(endpoint.begin(), endpoint.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (isAscii) {
        return endpoint;
    }
    const qsizetype colon = endpoint.indexOf(u':');
    const QByteArray ace = QUrl::toAce(endpoint.left(colon));
    const QString port = colon < 0 ? QString() : endpoint.mid(colon);
    return ace.isEmpty() ? endpoint : QString::fromLatin1(ace) + port;
}

} // namespace

ServerAddress readServerAddress(const QString &typed)
{
    static const QRegularExpression parts(u"\\A(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)(.*)\\z"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    ServerAddress address;
    const QRegularExpressionMatch match = parts.match(typed.trimmed());
    const QString authority = match.captured(2);
    if (!match.hasMatch() || authority.isEmpty()) {
        address.uri = typed.trimmed();
        return address;
    }
    // The last one: a password may have it, too.
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        const QString userInfo = authority.left(at);
        address.user = QUrl::fromPercentEncoding(userInfo.section(u':', 0, 0).toUtf8());
        address.hadPassword = userInfo.contains(u':');
    }
    const QString scheme = match.captured(1).isEmpty() ? u"wss"_s : match.captured(1).toLower();
    const QString rest = match.captured(3);
    address.uri = u"%1://%2%3%4"_s.arg(scheme, readEndpoint(authority.mid(at + 1)),
                                       rest.startsWith(u'/') ? QString() : u"/"_s, rest);
    return address;
}

} // namespace Farlan
