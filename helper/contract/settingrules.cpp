// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/settingrules.h"

#include "contract/errornames.h"

#include <QRegularExpression>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr qsizetype kMaximumUriLength = 2048;
constexpr qsizetype kMaximumUserLength = 255;
constexpr qsizetype kMaximumPathLength = 1024;
constexpr qsizetype kMaximumOriginLength = 270; // a host has 253 characters
constexpr qsizetype kShownCharacters = 64;

Error invalid(const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidSettings, message, hint };
}

// Printable ASCII without blanks: what may stand in a URI at all (RFC 3986).
bool isUriText(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

// Formatting characters count as invisible: among them are those that reverse what is read.
bool isVisible(uint character)
{
    const QChar::Category category = QChar::category(character);
    return QChar::isPrint(character) && category != QChar::Separator_Line
        && category != QChar::Separator_Paragraph;
}

struct UriForm {
    QStringList schemes;
    QString start; // the same in words
    QString example; // what would be right
};

// What ws:// and http:// addresses have in common.
Result<QUrl> parseUri(const QString &text, const UriForm &form)
{
    const QString hint = QStringLiteral("It looks like this: %1").arg(form.example);
    if (text.isEmpty()) {
        return invalid(QStringLiteral("The address is empty."), hint);
    }
    if (text.size() > kMaximumUriLength) {
        return invalid(
            QStringLiteral("The address is longer than %1 characters.").arg(kMaximumUriLength));
    }
    if (!isUriText(text)) {
        return invalid(QStringLiteral("The address contains a space or another character that an "
                                      "address cannot hold."),
                       QStringLiteral("Write such characters as %20 and the like, and a host name "
                                      "with other letters in its \"xn--\" form."));
    }
    static const QRegularExpression authority(
        QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)"));
    const QRegularExpressionMatch match = authority.match(text);
    if (!match.hasMatch() || !form.schemes.contains(match.captured(1).toLower())) {
        // Without a host to QUrl, "user:password@host" is a path, which is shown.
        const bool mayHoldPassword = !match.hasMatch() && text.contains(u'@');
        return invalid(
            mayHoldPassword
                ? QStringLiteral("The address does not start with %1.").arg(form.start)
                : QStringLiteral("The address \"%1\" does not start with %2.")
                      .arg(text.contains(u'@') ? withoutUserInfo(QUrl(text)) : text, form.start),
            hint);
    }
    const QUrl url(text, QUrl::StrictMode);
    // QUrl reads "host:" as no port; a colon with nothing or with zero behind it is a mistake.
    static const QRegularExpression badPort(QStringLiteral(":0*\\z"));
    static const QRegularExpression anyPort(
        QStringLiteral("\\A(\\[[^\\]]*\\]|[^:\\[]*):[^\\]]*\\z"));
    const QString hostAndPort = match.captured(2).section(QLatin1Char('@'), -1);
    if (hostAndPort.isEmpty() || hostAndPort.startsWith(u':')) {
        return invalid(QStringLiteral("The address names no host."), hint);
    }
    if (badPort.match(hostAndPort).hasMatch()
        || (!url.isValid() && anyPort.match(hostAndPort).hasMatch())) {
        return invalid(QStringLiteral("The port in the address is not a number from 1 to 65535."),
                       hint);
    }
    if (!url.isValid() || url.host().isEmpty()) {
        return invalid(
            QStringLiteral("The host in the address is neither a name nor an IP address."), hint);
    }
    if (url.hasFragment()) {
        return invalid(QStringLiteral("The address has a \"#\" part, which a tunnel cannot use."));
    }
    return url;
}

} // namespace

Result<void> checkTunnelName(const QString &name)
{
    const QString hint
        = QStringLiteral("Use 1 to %1 characters that can be seen.").arg(kMaximumTunnelNameLength);
    if (name.isEmpty()) {
        return invalid(QStringLiteral("The name is empty."), hint);
    }
    const QList<uint> characters = name.toUcs4();
    if (characters.size() > kMaximumTunnelNameLength) {
        return invalid(
            QStringLiteral("The name is longer than %1 characters.").arg(kMaximumTunnelNameLength),
            hint);
    }
    if (!name.isValidUtf16() || !std::all_of(characters.begin(), characters.end(), isVisible)) {
        return invalid(QStringLiteral("The name contains a control character, or another that "
                                      "cannot be seen."),
                       hint);
    }
    if (name.front().isSpace() || name.back().isSpace()) {
        return invalid(QStringLiteral("The name starts or ends with a blank."), hint);
    }
    return {};
}

Result<void> checkDeviceName(const QString &name)
{
    // The kernel takes nearly anything, and cuts what is longer (net/core/dev.c, dev_valid_name):
    // we take what scripts and tools can live with.
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_.-]*(%d)?\\z"));
    static const QStringList reserved{ QStringLiteral("all"), QStringLiteral("default") };
    const QString hint
        = QStringLiteral("Use up to %1 letters, digits, \"_\", \".\" and \"-\", starting "
                         "with a letter or digit; \"%d\" at the end stands for the "
                         "first free number.")
              .arg(kMaximumDeviceNameLength);
    if (name.isEmpty()) {
        return invalid(QStringLiteral("The interface name is empty."), hint);
    }
    const qsizetype shortest
        = name.endsWith(QLatin1StringView("%d")) ? name.size() - 1 : name.size();
    if (shortest > kMaximumDeviceNameLength) {
        return invalid(QStringLiteral("The interface name \"%1\" is longer than %2 characters.")
                           .arg(shownText(name))
                           .arg(kMaximumDeviceNameLength),
                       hint);
    }
    if (!pattern.match(name).hasMatch() || reserved.contains(name)) {
        return invalid(
            QStringLiteral("\"%1\" cannot be the name of an interface.").arg(shownText(name)),
            hint);
    }
    return {};
}

Result<void> checkBridgeName(const QString &name)
{
    if (name.contains(QLatin1Char('%'))) {
        return invalid(
            QStringLiteral("\"%1\" cannot be the name of a bridge.").arg(shownText(name)));
    }
    return checkDeviceName(name);
}

Result<QUrl> parseTunnelUri(const QString &text)
{
    const QString example = QStringLiteral("wss://host.example/");
    Result<QUrl> url = parseUri(text,
                                { { QStringLiteral("ws"), QStringLiteral("wss") },
                                  QStringLiteral("ws:// or wss://"),
                                  example });
    if (!url) {
        return url;
    }
    if (!url->userInfo().isEmpty()) {
        return invalid(
            QStringLiteral("The address contains a user name or password."),
            QStringLiteral("Give the user separately (user), and leave the password out: "
                           "it is asked for."));
    }
    return url;
}

Result<QUrl> parseProxyUri(const QString &text)
{
    const QString example = QStringLiteral("http://proxy.example:3128");
    Result<QUrl> url
        = parseUri(text, { { QStringLiteral("http") }, QStringLiteral("http://"), example });
    if (!url) {
        return Error{ url.error().name, QStringLiteral("Proxy: ") + url.error().message,
                      url.error().hint };
    }
    if (!url->password().isEmpty()) {
        return invalid(QStringLiteral("Proxy: the address contains a password."),
                       QStringLiteral("Leave it out: it is asked for."));
    }
    if (url->port() < 0) {
        return invalid(QStringLiteral("Proxy: the address has no port."),
                       QStringLiteral("It looks like this: %1").arg(example));
    }
    if (url->path().size() > 1 || url->hasQuery()) {
        return invalid(QStringLiteral("Proxy: the address has a path."),
                       QStringLiteral("It looks like this: %1").arg(example));
    }
    return url;
}

Result<QString> parsePin(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A([0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31})\\z"));
    if (!pattern.match(text).hasMatch()) {
        return invalid(
            QStringLiteral("\"%1\" is not the SHA-256 of a certificate.").arg(shownText(text)),
            QStringLiteral("It has 64 hexadecimal digits; colons between each two may be "
                           "there. openssl x509 -noout -fingerprint -sha256 -in FILE "
                           "shows it."));
    }
    return QString(text).remove(u':').toLower();
}

Result<void> checkAuthoritiesUseful(const QUrl &uri)
{
    if (uri.scheme() == QLatin1String("ws")) {
        return invalid(QStringLiteral("With ws:// there is no certificate to check."),
                       QStringLiteral("Use wss:// if the server offers it."));
    }
    return {};
}

Result<void> checkUser(const QString &user)
{
    if (user.contains(QLatin1Char(':'))) {
        return invalid(QStringLiteral("A user name cannot contain a colon (RFC 7617)."));
    }
    if (user.size() > kMaximumUserLength || hasControlCharacter(user)) {
        return invalid(
            QStringLiteral("The user name is longer than %1 characters or contains control "
                           "characters.")
                .arg(kMaximumUserLength));
    }
    return {};
}

Result<void> checkPassword(const QString &password)
{
    if (password.toUtf8().size() > kMaximumPasswordBytes || hasControlCharacter(password)) {
        return invalid(
            QStringLiteral("The password is longer than %1 bytes or contains control characters.")
                .arg(kMaximumPasswordBytes));
    }
    return {};
}

Result<void> checkPath(const QString &path)
{
    if (!path.startsWith(QLatin1Char('/')) || path.size() > kMaximumPathLength || !isUriText(path)
        || path.contains(u'?') || path.contains(u'#')) {
        return invalid(
            QStringLiteral("The path must start with \"/\" and hold no space, \"?\" or \"#\"."));
    }
    return {};
}

Result<void> checkOrigin(const QString &origin)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\Ahttps?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?\\z"));
    if (origin.size() > kMaximumOriginLength || !pattern.match(origin).hasMatch()) {
        return invalid(
            QStringLiteral("\"%1\" is not the origin of a web page.").arg(shownText(origin)),
            QStringLiteral("It looks like this, in small letters and without a path: "
                           "https://host.example"));
    }
    return {};
}

// An escape sequence must not reach a terminal by way of an error message either.
QString shownText(const QString &text)
{
    QString clean = text.left(kShownCharacters);
    std::replace_if(
        clean.begin(), clean.end(), [](QChar c) { return !c.isPrint(); }, u'?');
    return clean;
}

QString withoutUserInfo(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1StringView("wss") ? 443 : 80);
}

QString endpointText(const QString &host, int port)
{
    const bool isIpv6 = host.contains(QLatin1Char(':'));
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

} // namespace Farlan
