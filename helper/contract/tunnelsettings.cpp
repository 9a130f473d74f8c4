// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/tunnelsettings.h"

#include "contract/errornames.h"
#include "contract/hardwareaddress.h"
#include "contract/interfaceaddress.h"
#include "contract/settingdecoder.h"
#include "contract/settingrules.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <arpa/inet.h>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr int kMinimumIpv6Mtu = 1280; // RFC 8200

// Before the whole is read: as many small values as fit into a large text would take QJsonDocument
// seconds, and hundreds of megabytes.
bool hasFewElements(const QByteArray &json)
{
    constexpr int kFew = 64;
    int elements = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText && c == '\\') {
            ++i;
        } else if (c == '"') {
            inText = !inText;
        } else if (!inText && (c == ',' || c == ':' || c == '[' || c == '{') && ++elements > kFew) {
            return false;
        }
    }
    return true;
}

Result<void> checkListeningAddress(const QString &address)
{
    in_addr v4;
    in6_addr v6;
    const qsizetype scopeMark = address.indexOf(QLatin1Char('%'));
    const QByteArray literal = address.left(scopeMark).toLatin1();
    if (scopeMark < 0 && inet_pton(AF_INET, literal.constData(), &v4) == 1) {
        return {};
    }
    // The scope is an interface of somebody else's, whose name may be one that we would not give.
    static const QRegularExpression scope(
        QStringLiteral("\\A%[!-~]{1,%1}\\z").arg(kMaximumDeviceNameLength));
    if (inet_pton(AF_INET6, literal.constData(), &v6) == 1
        && (scopeMark < 0 || scope.match(address.mid(scopeMark)).hasMatch())) {
        return {};
    }
    return Error{ ErrorName::InvalidSettings,
                  QStringLiteral("\"%1\" is not an IPv4 or IPv6 address.").arg(shownText(address)),
                  QStringLiteral("Leave it out to listen on all addresses.") };
}

Result<void> checkOrigins(const QStringList &origins)
{
    for (const QString &origin : origins) {
        if (const Result<void> checked = checkOrigin(origin); !checked) {
            return checked;
        }
    }
    return {};
}

// A pin is what a person has decided; beside it nobody else decides.
void checkPinStandsAlone(SettingDecoder &decoder, const TunnelSettings &settings)
{
    const QString key = QStringLiteral("pin");
    if (settings.pin.isEmpty()) {
        return;
    }
    if (!settings.isTls()) {
        decoder.fail(key,
                     Error{ {},
                            QStringLiteral("With ws:// there is no certificate to compare."),
                            QStringLiteral("Use wss:// if the server offers it.") });
    }
    if (settings.insecure) {
        decoder.fail(key,
                     Error{ {},
                            QStringLiteral("pin and insecure exclude each other."),
                            QStringLiteral("Leave out insecure: the pin says which certificate is "
                                           "accepted.") });
    }
    if (!settings.cacerts.isEmpty()) {
        decoder.fail(key,
                     Error{ {},
                            QStringLiteral("pin and cacerts exclude each other."),
                            QStringLiteral("With a pin, no authority is asked: leave out one of "
                                           "the two.") });
    }
}

void decodeClient(SettingDecoder &decoder, TunnelSettings &settings)
{
    decoder.uri(QStringLiteral("uri"), settings.uri, parseTunnelUri);
    decoder.flag(QStringLiteral("insecure"), settings.insecure);
    decoder.bytes(QStringLiteral("cacerts"), settings.cacerts, kMaximumPemBytes);
    decoder.text(QStringLiteral("pin"), settings.pin, parsePin);
    decoder.text(QStringLiteral("user"), settings.user, checkUser);
    decoder.uri(QStringLiteral("proxy"), settings.proxy, parseProxyUri);
    if (settings.uri.isEmpty()) {
        decoder.fail(QStringLiteral("uri"),
                     Error{ {},
                            QStringLiteral("A client needs the address of its server."),
                            QStringLiteral("It looks like this: wss://host.example/") });
    }
    checkPinStandsAlone(decoder, settings);
    if (!settings.cacerts.isEmpty()) {
        if (const Result<void> useful = checkAuthoritiesUseful(settings.uri); !useful) {
            decoder.fail(QStringLiteral("cacerts"), useful.error());
        }
    }
}

void decodeServer(SettingDecoder &decoder, TunnelSettings &settings)
{
    decoder.text(QStringLiteral("address"), settings.address, checkListeningAddress);
    decoder.number(QStringLiteral("port"), settings.port, 1, 65535);
    decoder.text(QStringLiteral("path"), settings.path, checkPath);
    decoder.bytes(QStringLiteral("certfile"), settings.certfile, kMaximumPemBytes);
    decoder.number(QStringLiteral("max_clients"), settings.maxClients, 1, kMostClients);
    decoder.list(QStringLiteral("allow_origin"), settings.allowOrigin, 64, checkOrigins);
    decoder.flag(QStringLiteral("isolate"), settings.isolate);
}

void checkMtuCarriesIpv6(SettingDecoder &decoder, const TunnelSettings &settings)
{
    const bool hasIpv6 = std::any_of(settings.ip.begin(), settings.ip.end(),
                                     [](const QString &text) { return text.contains(u':'); });
    if (hasIpv6 && settings.mtu != 0 && settings.mtu < kMinimumIpv6Mtu) {
        decoder.fail(QStringLiteral("mtu"),
                     Error{ {},
                            QStringLiteral("An interface with an IPv6 address carries at least %1 "
                                           "bytes (RFC 8200).")
                                .arg(kMinimumIpv6Mtu) });
    }
}

// What the bridge has, or what is not made because of it.
void decodeBridge(SettingDecoder &decoder, TunnelSettings &settings)
{
    decoder.text(QStringLiteral("bridge"), settings.bridge, checkBridgeName);
    if (settings.bridge.isEmpty()) {
        return;
    }
    if (settings.mtu != 0) {
        decoder.fail(QStringLiteral("mtu"),
                     Error{ {},
                            QStringLiteral("With a bridge of yours, its MTU is the tunnel's."),
                            QStringLiteral("Set the MTU of the bridge instead.") });
    }
    if (!settings.ip.isEmpty()) {
        decoder.fail(QStringLiteral("ip"),
                     Error{ {},
                            QStringLiteral("With a bridge of yours, the address belongs on the "
                                           "bridge."),
                            QStringLiteral("For example: ip address add %1 dev %2")
                                .arg(settings.ip.first(), settings.bridge) });
    }
    if (!settings.mac.isEmpty()) {
        decoder.fail(QStringLiteral("mac"),
                     Error{ {},
                            QStringLiteral("With a bridge of yours, this machine has the hardware "
                                           "address of the bridge."),
                            QStringLiteral("For example: ip link set %1 address %2")
                                .arg(settings.bridge, settings.mac) });
    }
    if (settings.mode == TunnelMode::Server && settings.device != TunnelSettings{}.device) {
        decoder.fail(
            QStringLiteral("device"),
            Error{ {},
                   QStringLiteral("With a bridge of yours, no such interface is made."),
                   QStringLiteral("Leave it out: the bridge is the server's interface.") });
    }
}

// Inserts the value under the key where it differs from the default.
template<typename T>
void put(QVariantMap &map, const QString &key, const T &value, const T &standard)
{
    if (value != standard) {
        map.insert(key, QVariant::fromValue(value));
    }
}

void put(QVariantMap &map, const QString &key, const QUrl &value)
{
    if (!value.isEmpty()) {
        map.insert(key, value.toString(QUrl::FullyEncoded));
    }
}

} // namespace

bool TunnelSettings::isTls() const
{
    return mode == TunnelMode::Client ? uri.scheme() == QLatin1StringView("wss")
                                      : !certfile.isEmpty();
}

quint16 TunnelSettings::listeningPort() const
{
    return static_cast<quint16>(port != 0 ? port : isTls() ? 443 : 80);
}

QString defaultName(const TunnelSettings &settings)
{
    if (settings.mode == TunnelMode::Server) {
        return QStringLiteral("port %1").arg(settings.listeningPort());
    }
    const QString host = settings.uri.host();
    // In its "xn--" form and cut, any host is a name.
    return checkTunnelName(host)
        ? host
        : settings.uri.host(QUrl::FullyEncoded).left(kMaximumTunnelNameLength);
}

QVariantMap encodeSettings(const TunnelSettings &settings)
{
    const TunnelSettings standard;
    QVariantMap map;
    map.insert(QStringLiteral("mode"),
               settings.mode == TunnelMode::Client ? QStringLiteral("client")
                                                   : QStringLiteral("server"));
    put(map, QStringLiteral("name"), settings.name, standard.name);
    put(map, QStringLiteral("device"), settings.device, standard.device);
    put(map, QStringLiteral("mtu"), settings.mtu, standard.mtu);
    put(map, QStringLiteral("mac"), settings.mac, standard.mac);
    put(map, QStringLiteral("ip"), settings.ip, standard.ip);
    put(map, QStringLiteral("bridge"), settings.bridge, standard.bridge);
    put(map, QStringLiteral("plain"), settings.plain, standard.plain);
    put(map, QStringLiteral("foreground"), settings.foreground, standard.foreground);
    put(map, QStringLiteral("uri"), settings.uri);
    put(map, QStringLiteral("insecure"), settings.insecure, standard.insecure);
    put(map, QStringLiteral("cacerts"), settings.cacerts, standard.cacerts);
    put(map, QStringLiteral("pin"), settings.pin, standard.pin);
    put(map, QStringLiteral("user"), settings.user, standard.user);
    put(map, QStringLiteral("proxy"), settings.proxy);
    put(map, QStringLiteral("address"), settings.address, standard.address);
    put(map, QStringLiteral("port"), settings.port, standard.port);
    put(map, QStringLiteral("path"), settings.path, standard.path);
    put(map, QStringLiteral("certfile"), settings.certfile, standard.certfile);
    put(map, QStringLiteral("max_clients"), settings.maxClients, standard.maxClients);
    put(map, QStringLiteral("allow_origin"), settings.allowOrigin, standard.allowOrigin);
    put(map, QStringLiteral("isolate"), settings.isolate, standard.isolate);
    return map;
}

Result<TunnelSettings> decodeSettings(const QVariantMap &map)
{
    TunnelSettings settings;
    SettingDecoder decoder(map);

    QString mode;
    decoder.text(QStringLiteral("mode"), mode);
    if (mode == QLatin1StringView("server")) {
        settings.mode = TunnelMode::Server;
    } else if (mode != QLatin1StringView("client")) {
        decoder.fail(QStringLiteral("mode"),
                     Error{ {}, QStringLiteral("This must be \"client\" or \"server\".") });
    }
    decoder.text(QStringLiteral("name"), settings.name, checkTunnelName);
    decoder.text(QStringLiteral("device"), settings.device, checkDeviceName);
    decoder.number(QStringLiteral("mtu"), settings.mtu, kMinimumMtu, kMaximumMtu);
    decoder.text(QStringLiteral("mac"), settings.mac, checkHardwareAddress);
    decoder.list(QStringLiteral("ip"), settings.ip, kMostInterfaceAddresses,
                 checkInterfaceAddresses);
    checkMtuCarriesIpv6(decoder, settings);
    decodeBridge(decoder, settings);
    decoder.flag(QStringLiteral("plain"), settings.plain);
    decoder.flag(QStringLiteral("foreground"), settings.foreground);
    if (settings.mode == TunnelMode::Client) {
        decodeClient(decoder, settings);
    } else {
        decodeServer(decoder, settings);
    }
    if (const std::optional<Error> error = decoder.finish()) {
        return *error;
    }
    return settings;
}

QByteArray encodeSecrets(const TunnelSecrets &secrets)
{
    QJsonObject json;
    if (!secrets.password.isEmpty()) {
        json.insert(QStringLiteral("password"), secrets.password);
    }
    if (!secrets.proxyPassword.isEmpty()) {
        json.insert(QStringLiteral("proxy_password"), secrets.proxyPassword);
    }
    if (!secrets.keyfile.isEmpty()) {
        json.insert(QStringLiteral("keyfile"), QString::fromUtf8(secrets.keyfile));
    }
    if (!secrets.htpasswd.isEmpty()) {
        json.insert(QStringLiteral("htpasswd"), QString::fromUtf8(secrets.htpasswd));
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<TunnelSecrets> decodeSecrets(const QByteArray &json)
{
    const bool fits = json.size() <= kMaximumSecretsBytes && hasFewElements(json);
    const QJsonDocument document = fits ? QJsonDocument::fromJson(json) : QJsonDocument();
    if (!document.isObject()) {
        return Error{ ErrorName::InvalidSettings,
                      QStringLiteral("The secrets are not a JSON object of at most %1 bytes "
                                     "with a few texts in it.")
                          .arg(kMaximumSecretsBytes) };
    }
    TunnelSecrets secrets;
    SettingDecoder decoder(document.object().toVariantMap());
    decoder.text(QStringLiteral("password"), secrets.password, checkPassword);
    decoder.text(QStringLiteral("proxy_password"), secrets.proxyPassword, checkPassword);
    decoder.bytes(QStringLiteral("keyfile"), secrets.keyfile, kMaximumPemBytes);
    decoder.bytes(QStringLiteral("htpasswd"), secrets.htpasswd, kMaximumHtpasswdBytes);
    if (const std::optional<Error> error = decoder.finish()) {
        return *error;
    }
    return secrets;
}

} // namespace Farlan
