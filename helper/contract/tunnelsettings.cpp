// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/tunnelsettings.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>

#include <cmath>
#include <limits>

namespace Farlan
{

namespace
{

Error invalid(const QString &key, const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidSettings, QStringLiteral("%1: %2").arg(key, message), hint };
}

// Takes values out of the map one by one and remembers the first that is wrong; what is left in the
// end is unknown.
class Decoder final
{
public:
    explicit Decoder(const QVariantMap &map)
        : m_map(map)
    {
    }

    void text(const QString &key, QString &value)
    {
        take(key, QStringLiteral("a text"), [&value](const QVariant &from) {
            if (from.typeId() != QMetaType::QString) {
                return false;
            }
            value = from.toString();
            return true;
        });
    }

    void flag(const QString &key, bool &value)
    {
        take(key, QStringLiteral("true or false"), [&value](const QVariant &from) {
            if (from.typeId() != QMetaType::Bool) {
                return false;
            }
            value = from.toBool();
            return true;
        });
    }

    void number(const QString &key, int &value, int minimum, int maximum)
    {
        const QString wanted
            = QStringLiteral("a whole number from %1 to %2").arg(minimum).arg(maximum);
        take(key, wanted, [&value, minimum, maximum](const QVariant &from) {
            switch (from.typeId()) {
            case QMetaType::Int:
            case QMetaType::UInt:
            case QMetaType::LongLong:
            case QMetaType::ULongLong:
            case QMetaType::Double:
                break;
            default:
                return false;
            }
            const double wide = from.toDouble();
            if (!(wide >= minimum && wide <= maximum) || wide != std::floor(wide)) {
                return false;
            }
            value = static_cast<int>(wide);
            return true;
        });
    }

    void bytes(const QString &key, QByteArray &value, qsizetype maximum)
    {
        const QString wanted = QStringLiteral("a text of 1 to %1 bytes").arg(maximum);
        take(key, wanted, [&value, maximum](const QVariant &from) {
            if (from.typeId() == QMetaType::QByteArray) {
                value = from.toByteArray();
            } else if (from.typeId() == QMetaType::QString) {
                value = from.toString().toUtf8();
            } else {
                return false;
            }
            return !value.isEmpty() && value.size() <= maximum;
        });
    }

    void list(const QString &key, QStringList &value, qsizetype maximum)
    {
        const QString wanted = QStringLiteral("a list of at most %1 texts").arg(maximum);
        take(key, wanted, [&value, maximum](const QVariant &from) {
            if (from.typeId() == QMetaType::QStringList) {
                value = from.toStringList();
            } else if (from.typeId() == QMetaType::QVariantList) {
                for (const QVariant &item : from.toList()) {
                    if (item.typeId() != QMetaType::QString) {
                        return false;
                    }
                    value.append(item.toString());
                }
            } else {
                return false;
            }
            return value.size() <= maximum;
        });
    }

    // A text that has to pass one of the rules. An absent key is not checked.
    template<typename Rule>
    void checked(const QString &key, QString &value, Rule rule)
    {
        const bool given = m_map.contains(key);
        text(key, value);
        if (given && !m_error) {
            if (const Result<void> checked = rule(value); !checked) {
                fail(key, checked.error());
            }
        }
    }

    template<typename Parser>
    void uri(const QString &key, QUrl &value, Parser parse)
    {
        const bool given = m_map.contains(key);
        QString text;
        this->text(key, text);
        if (!given || m_error) {
            return;
        }
        const Result<QUrl> url = parse(text);
        if (!url) {
            fail(key, url.error());
            return;
        }
        value = *url;
    }

    void fail(const QString &key, const Error &error)
    {
        if (!m_error) {
            m_error = invalid(key, error.message, error.hint);
        }
    }

    std::optional<Error> finish()
    {
        if (!m_error && !m_map.isEmpty()) {
            m_error = invalid(m_map.firstKey().left(64),
                              QStringLiteral("There is no such setting for this kind of tunnel."));
        }
        return m_error;
    }

private:
    template<typename Convert>
    void take(const QString &key, const QString &wanted, Convert convert)
    {
        if (!m_map.contains(key) || m_error) {
            m_map.remove(key);
            return;
        }
        if (!convert(m_map.take(key))) {
            m_error = invalid(key, QStringLiteral("This must be %1.").arg(wanted));
        }
    }

    QVariantMap m_map;
    std::optional<Error> m_error;
};

Result<void> checkListeningAddress(const QString &address)
{
    in_addr v4;
    in6_addr v6;
    const QByteArray literal = address.section(QLatin1Char('%'), 0, 0).toLatin1();
    if (inet_pton(AF_INET, literal.constData(), &v4) == 1
        || inet_pton(AF_INET6, literal.constData(), &v6) == 1) {
        return {};
    }
    return Error{ ErrorName::InvalidSettings,
                  QStringLiteral("\"%1\" is not an IPv4 or IPv6 address.").arg(address.left(64)),
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

void decodeClient(Decoder &decoder, TunnelSettings &settings)
{
    decoder.uri(QStringLiteral("uri"), settings.uri, parseTunnelUri);
    decoder.flag(QStringLiteral("insecure"), settings.insecure);
    decoder.bytes(QStringLiteral("cacerts"), settings.cacerts, kMaximumPemBytes);
    decoder.checked(QStringLiteral("user"), settings.user, checkUser);
    decoder.uri(QStringLiteral("proxy"), settings.proxy, parseProxyUri);
    if (settings.uri.isEmpty()) {
        decoder.fail(QStringLiteral("uri"),
                     Error{ {},
                            QStringLiteral("A client needs the address of its server."),
                            QStringLiteral("It looks like this: wss://host.example/") });
    }
}

void decodeServer(Decoder &decoder, TunnelSettings &settings)
{
    decoder.checked(QStringLiteral("address"), settings.address, checkListeningAddress);
    decoder.number(QStringLiteral("port"), settings.port, 1, 65535);
    decoder.checked(QStringLiteral("path"), settings.path, checkPath);
    decoder.bytes(QStringLiteral("certfile"), settings.certfile, kMaximumPemBytes);
    decoder.bytes(QStringLiteral("htpasswd"), settings.htpasswd, kMaximumHtpasswdBytes);
    decoder.checked(QStringLiteral("bridge"), settings.bridge, checkBridgeName);
    decoder.number(QStringLiteral("max_clients"), settings.maxClients, 1, kMostClients);
    decoder.list(QStringLiteral("allow_origin"), settings.allowOrigin, 64);
    if (const Result<void> origins = checkOrigins(settings.allowOrigin); !origins) {
        decoder.fail(QStringLiteral("allow_origin"), origins.error());
    }
    decoder.flag(QStringLiteral("isolate"), settings.isolate);
    if (!settings.bridge.isEmpty() && settings.mtu != 0) {
        decoder.fail(QStringLiteral("mtu"),
                     Error{ {},
                            QStringLiteral("With a bridge of yours, clients get its MTU."),
                            QStringLiteral("Set the MTU of the bridge instead.") });
    }
    if (!settings.bridge.isEmpty() && settings.device != TunnelSettings{}.device) {
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

QVariantMap encodeSettings(const TunnelSettings &settings)
{
    const TunnelSettings standard;
    QVariantMap map;
    map.insert(QStringLiteral("mode"),
               settings.mode == TunnelMode::Client ? QStringLiteral("client")
                                                   : QStringLiteral("server"));
    put(map, QStringLiteral("device"), settings.device, standard.device);
    put(map, QStringLiteral("mtu"), settings.mtu, standard.mtu);
    put(map, QStringLiteral("uri"), settings.uri);
    put(map, QStringLiteral("insecure"), settings.insecure, standard.insecure);
    put(map, QStringLiteral("cacerts"), settings.cacerts, standard.cacerts);
    put(map, QStringLiteral("user"), settings.user, standard.user);
    put(map, QStringLiteral("proxy"), settings.proxy);
    put(map, QStringLiteral("address"), settings.address, standard.address);
    put(map, QStringLiteral("port"), settings.port, standard.port);
    put(map, QStringLiteral("path"), settings.path, standard.path);
    put(map, QStringLiteral("certfile"), settings.certfile, standard.certfile);
    put(map, QStringLiteral("htpasswd"), settings.htpasswd, standard.htpasswd);
    put(map, QStringLiteral("bridge"), settings.bridge, standard.bridge);
    put(map, QStringLiteral("max_clients"), settings.maxClients, standard.maxClients);
    put(map, QStringLiteral("allow_origin"), settings.allowOrigin, standard.allowOrigin);
    put(map, QStringLiteral("isolate"), settings.isolate, standard.isolate);
    return map;
}

Result<TunnelSettings> decodeSettings(const QVariantMap &map)
{
    TunnelSettings settings;
    Decoder decoder(map);

    QString mode;
    decoder.text(QStringLiteral("mode"), mode);
    if (mode == QLatin1StringView("server")) {
        settings.mode = TunnelMode::Server;
    } else if (mode != QLatin1StringView("client")) {
        decoder.fail(QStringLiteral("mode"),
                     Error{ {}, QStringLiteral("This must be \"client\" or \"server\".") });
    }
    decoder.checked(QStringLiteral("device"), settings.device, checkDeviceName);
    decoder.number(QStringLiteral("mtu"), settings.mtu, kMinimumMtu, kMaximumMtu);
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
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<TunnelSecrets> decodeSecrets(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (json.size() > kMaximumSecretsBytes || !document.isObject()) {
        return Error{ ErrorName::InvalidSettings,
                      QStringLiteral("The secrets are not a JSON object of at most 4 MiB.") };
    }
    TunnelSecrets secrets;
    Decoder decoder(document.object().toVariantMap());
    decoder.text(QStringLiteral("password"), secrets.password);
    decoder.text(QStringLiteral("proxy_password"), secrets.proxyPassword);
    decoder.bytes(QStringLiteral("keyfile"), secrets.keyfile, kMaximumPemBytes);
    if (const std::optional<Error> error = decoder.finish()) {
        return *error;
    }
    return secrets;
}

} // namespace Farlan
