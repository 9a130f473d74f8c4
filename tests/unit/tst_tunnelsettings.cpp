// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "contract/settingrules.h"
#include "contract/tunnelsettings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

TunnelSettings fullClient()
{
    TunnelSettings settings;
    settings.name = u"Büro 1"_s;
    settings.device = u"lab0"_s;
    settings.mtu = 16436;
    settings.mac = u"02:00:5e:10:00:01"_s;
    settings.ip = { u"10.1.1.2/24"_s, u"fd00::2/64"_s };
    settings.foreground = true;
    settings.uri = QUrl(u"wss://host.example:8443/lan?room=1"_s);
    settings.insecure = true;
    settings.cacerts = "-----BEGIN CERTIFICATE-----\n";
    settings.user = u"Zoë"_s;
    settings.proxy = QUrl(u"http://me@proxy.example:3128"_s);
    return settings;
}

TunnelSettings fullServer()
{
    TunnelSettings settings;
    settings.mode = TunnelMode::Server;
    settings.address = u"2001:db8::1"_s;
    settings.port = 8443;
    settings.path = u"/lan"_s;
    settings.certfile = "-----BEGIN CERTIFICATE-----\n";
    settings.bridge = u"br0"_s;
    settings.plain = true;
    settings.maxClients = 7;
    settings.allowOrigin = { u"https://vm.example"_s, u"http://[::1]:8080"_s };
    settings.isolate = true;
    return settings;
}

} // namespace

class TestTunnelSettings : public QObject
{
    Q_OBJECT

private slots:
    void roundTripsThroughVariantAndJson_data()
    {
        QTest::addColumn<TunnelSettings>("settings");
        TunnelSettings smallest;
        smallest.uri = QUrl(u"ws://h/"_s);
        QTest::newRow("smallest client") << smallest;
        QTest::newRow("full client") << fullClient();
        QTest::newRow("full server") << fullServer();
        TunnelSettings pinned = smallest;
        pinned.uri = QUrl(u"wss://h/"_s);
        pinned.pin = QString(64, u'a');
        QTest::newRow("pinned client") << pinned;
        smallest.bridge = u"br0"_s;
        smallest.device = u"port0"_s;
        QTest::newRow("client on a bridge") << smallest;
    }

    void roundTripsThroughVariantAndJson()
    {
        QFETCH(TunnelSettings, settings);
        const QVariantMap map = encodeSettings(settings);
        const Result<TunnelSettings> direct = decodeSettings(map);
        QVERIFY2(direct, qPrintable(direct ? QString() : direct.error().message));
        QCOMPARE(*direct, settings);

        const QByteArray json
            = QJsonDocument(QJsonObject::fromVariantMap(map)).toJson(QJsonDocument::Compact);
        const Result<TunnelSettings> parsed
            = decodeSettings(QJsonDocument::fromJson(json).object().toVariantMap());
        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
        QCOMPARE(*parsed, settings);
    }

    void refusesByKey_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char *name, const char *mode, const char *key, QVariant value) {
            QTest::newRow(name) << QString::fromLatin1(mode) << QString::fromLatin1(key) << value;
        };
        row("unknown key", "client", "colour", u"red"_s);
        row("a server's key", "client", "path", u"/lan"_s);
        row("a client's key", "server", "uri", u"ws://h/"_s);
        row("unknown mode", "client", "mode", u"switch"_s);
        row("mode of another type", "client", "mode", 1);
        row("name empty", "client", "name", QString());
        row("name too long", "server", "name", QString(65, u'x'));
        row("name of another type", "client", "name", 7);
        row("mac short", "client", "mac", u"02:00:5e:10:00"_s);
        row("mac empty", "server", "mac", QString());
        row("ip not a list", "client", "ip", u"10.1.1.2/24"_s);
        row("ip of numbers", "client", "ip", QVariantList{ 1 });
        row("ip without prefix", "server", "ip", QStringList{ u"10.1.1.2"_s });
        row("ip twice", "client", "ip", QStringList{ u"10.1.1.2/24"_s, u"10.1.1.2/16"_s });
        row("ip escape sequence", "client", "ip", QStringList{ u"\x1b[31m/8"_s });
        row("foreground as text", "client", "foreground", u"true"_s);
        row("htpasswd in the open", "server", "htpasswd", u"me:{SHA}x"_s);
        row("a client's pin", "server", "pin", QString(64, u'a'));
        row("device empty", "client", "device", QString());
        row("device too long", "client", "device", u"abcdefghijklmnop"_s);
        row("device like an option", "client", "device", u"-x"_s);
        row("device with a slash", "client", "device", u"a/b"_s);
        row("device dots", "client", "device", u".."_s);
        row("device %d inside", "client", "device", u"a%db"_s);
        row("device %s", "client", "device", u"a%s"_s);
        row("device number only", "client", "device", u"%d"_s);
        row("device two numbers", "client", "device", u"a%d%d"_s);
        row("device pattern without room", "client", "device", u"abcdefghijklmno%d"_s);
        row("device escape sequence", "client", "device", u"a\x1b[31m"_s);
        row("device default", "client", "device", u"default"_s);
        row("device newline", "client", "device", u"a\n"_s);
        row("device space", "client", "device", u"a b"_s);
        row("device shell", "client", "device", u"a$(id)"_s);
        row("device umlaut", "client", "device", u"ä0"_s);
        row("mtu low", "client", "mtu", 67);
        row("mtu high", "client", "mtu", 65522);
        row("mtu zero", "client", "mtu", 0);
        row("mtu negative", "client", "mtu", -1);
        row("mtu huge", "client", "mtu", qlonglong(1) << 40);
        row("mtu fraction", "client", "mtu", 1500.5);
        row("mtu not a number", "client", "mtu", std::nan(""));
        row("mtu text", "client", "mtu", u"1500"_s);
        row("uri http", "client", "uri", u"http://h/"_s);
        row("uri no scheme", "client", "uri", u"host.example"_s);
        row("uri no host", "client", "uri", u"ws:///path"_s);
        row("uri only a port", "client", "uri", u"ws://:80/"_s);
        row("uri user info", "client", "uri", u"ws://me:secret@h/"_s);
        row("uri user", "client", "uri", u"ws://me@h/"_s);
        row("uri port 0", "client", "uri", u"ws://h:0/"_s);
        row("uri port 65536", "client", "uri", u"ws://h:65536/"_s);
        row("uri port empty", "client", "uri", u"ws://h:/"_s);
        row("uri port text", "client", "uri", u"ws://h:x/"_s);
        row("user info without a scheme", "client", "uri", u"me:secret@h"_s);
        row("uri space", "client", "uri", u"ws://h/a b"_s);
        row("uri space in front", "client", "uri", u" ws://h/"_s);
        row("uri CRLF", "client", "uri", u"ws://h/\r\nX: y"_s);
        row("uri fragment", "client", "uri", u"ws://h/#x"_s);
        row("uri empty", "client", "uri", QString());
        row("uri long", "client", "uri", u"ws://h/"_s + QString(3000, u'x'));
        row("insecure as text", "client", "insecure", u"true"_s);
        row("cacerts empty", "client", "cacerts", QByteArray());
        row("cacerts large", "client", "cacerts", QByteArray(kMaximumPemBytes + 1, 'x'));
        row("user with colon", "client", "user", u"a:b"_s);
        row("user with newline", "client", "user", u"a\nb"_s);
        row("proxy of another kind", "client", "proxy", u"socks5://p:1"_s);
        row("proxy without port", "client", "proxy", u"http://p"_s);
        row("proxy with password", "client", "proxy", u"http://u:p@p:1"_s);
        row("proxy with path", "client", "proxy", u"http://p:1/x"_s);
        row("address a name", "server", "address", u"localhost"_s);
        row("address with an escape sequence", "server", "address", u"\x1b[31m"_s);
        row("IPv4 address with scope", "server", "address", u"10.1.1.1%eth0"_s);
        row("empty scope", "server", "address", u"fe80::1%"_s);
        row("scope with a blank", "server", "address", u"fe80::1%eth0 x"_s);
        row("long scope", "server", "address", u"fe80::1%abcdefghijklmnop"_s);
        row("port 0", "server", "port", 0);
        row("port 65536", "server", "port", 65536);
        row("path without slash", "server", "path", u"lan"_s);
        row("path with query", "server", "path", u"/?x"_s);
        row("client's bridge pattern", "client", "bridge", u"br%d"_s);
        row("bridge pattern", "server", "bridge", u"br%d"_s);
        row("bridge like an option", "server", "bridge", u"-b"_s);
        row("clients 0", "server", "max_clients", 0);
        row("clients too many", "server", "max_clients", 1024);
        row("origins not a list", "server", "allow_origin", u"https://h"_s);
        row("origin with path", "server", "allow_origin", QStringList{ u"https://h/"_s });
        row("origin *", "server", "allow_origin", QStringList{ u"*"_s });
        row("origin too long", "server", "allow_origin",
            QStringList{ u"https://"_s + QString(300, u'a') });
        row("origins of numbers", "server", "allow_origin", QVariantList{ 1 });
    }

    void refusesByKey()
    {
        QFETCH(QString, mode);
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QVariantMap map{ { u"mode"_s, mode } };
        if (mode == u"client"_s) {
            map.insert(u"uri"_s, u"ws://h/"_s);
        }
        QVERIFY(decodeSettings(map));
        map.insert(key, value);
        const Result<TunnelSettings> settings = decodeSettings(map);
        QVERIFY(!settings);
        QCOMPARE(settings.error().name, QString(ErrorName::InvalidSettings));
        QVERIFY2(settings.error().message.startsWith(key + u':'),
                 qPrintable(settings.error().message));
        QVERIFY2(!settings.error().message.contains(u'\x1b'), "an escape sequence in an error");
        QVERIFY2(!settings.error().message.contains(u"secret"_s), "a password in an error");
    }

    void bridgeHasItsOwn_data()
    {
        QTest::addColumn<QVariantMap>("settings");
        QTest::addColumn<QString>("key"); // that is refused; empty: none
        const QVariantMap server{ { u"mode"_s, u"server"_s }, { u"bridge"_s, u"br0"_s } };
        const QVariantMap client{ { u"mode"_s, u"client"_s },
                                  { u"bridge"_s, u"br0"_s },
                                  { u"uri"_s, u"ws://h/"_s } };
        const auto row = [](const char *name, QVariantMap map, const char *key, QVariant value,
                            bool refused = true) {
            map.insert(QString::fromLatin1(key), value);
            QTest::newRow(name) << map << (refused ? QString::fromLatin1(key) : QString());
        };
        for (const auto &[whose, map] :
             { std::pair{ "server's ", server }, std::pair{ "client's ", client } }) {
            const QByteArray name(whose);
            row(name + "mtu", map, "mtu", 1400);
            row(name + "ip", map, "ip", QStringList{ u"10.1.1.2/24"_s });
            row(name + "mac", map, "mac", u"02:00:5e:10:00:01"_s);
            row(name + "empty ip", map, "ip", QStringList(), false);
        }
        row("server's device", server, "device", u"lan0"_s);
        row("client's device", client, "device", u"lan0"_s, false);
    }

    void bridgeHasItsOwn()
    {
        QFETCH(QVariantMap, settings);
        QFETCH(QString, key);
        const Result<TunnelSettings> decoded = decodeSettings(settings);
        QCOMPARE(bool(decoded), key.isEmpty());
        if (!key.isEmpty()) {
            QVERIFY2(decoded.error().message.startsWith(key + u": With a bridge of yours"_s),
                     qPrintable(decoded.error().message));
            QVERIFY(!decoded.error().hint.isEmpty());
        }
    }

    void givesIpv6RoomEnough()
    {
        QVariantMap map{ { u"mode"_s, u"server"_s },
                         { u"ip"_s, QStringList{ u"fd00::1/64"_s } },
                         { u"mtu"_s, 1279 } };
        QVERIFY(!decodeSettings(map));
        map.insert(u"mtu"_s, 1280);
        QVERIFY(decodeSettings(map));
        map.insert(u"mtu"_s, 68);
        map.insert(u"ip"_s, QStringList{ u"10.1.1.1/24"_s });
        QVERIFY(decodeSettings(map));
    }

    void takesManyAddresses()
    {
        QStringList addresses;
        for (int i = 1; i <= 64; ++i) {
            addresses += u"10.1.1.%1/24"_s.arg(i);
        }
        QVariantMap map{ { u"mode"_s, u"server"_s }, { u"ip"_s, addresses } };
        QVERIFY(decodeSettings(map));
        map.insert(u"ip"_s, addresses + QStringList{ u"10.1.1.65/24"_s });
        QVERIFY(!decodeSettings(map));
    }

    void checksNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("word") << u"office"_s << true;
        QTest::newRow("words") << u"Büro, 2. Stock (Köln)"_s << true;
        QTest::newRow("other letters") << u"東京オフィス"_s << true;
        QTest::newRow("right to left") << u"משרד"_s << true;
        QTest::newRow("beyond 16 bits") << u"\U0001F3E0 home"_s << true;
        QTest::newRow("64") << QString(64, u'x') << true;
        QTest::newRow("64 beyond 16 bits") << u"\U0001F3E0"_s.repeated(64) << true;
        QTest::newRow("65 beyond 16 bits") << u"\U0001F3E0"_s.repeated(65) << false;
        QTest::newRow("65") << QString(65, u'x') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("leading blank") << u" x"_s << false;
        QTest::newRow("trailing blank") << u"x "_s << false;
        QTest::newRow("trailing no-break space") << u"x\u00a0"_s << false;
        QTest::newRow("newline") << u"a\nb"_s << false;
        QTest::newRow("NUL") << QString(QChar(0)) << false;
        QTest::newRow("escape sequence") << u"\x1b[31mx"_s << false;
        QTest::newRow("delete") << u"a\x7f"_s << false;
        QTest::newRow("C1 control") << u"a\u009b"_s << false;
        QTest::newRow("right-to-left override") << u"a\u202eb"_s << false;
        QTest::newRow("isolate") << u"a\u2066b"_s << false;
        QTest::newRow("zero width") << u"a\u200bb"_s << false;
        QTest::newRow("line separator") << u"a\u2028b"_s << false;
        QTest::newRow("paragraph separator") << u"a\u2029b"_s << false;
        QTest::newRow("byte order mark") << u"\ufeffa"_s << false;
        QTest::newRow("lone surrogate") << QString(QChar(0xd83c)) << false;
        QTest::newRow("private use") << u"\ue000"_s << false;
    }

    void checksNames()
    {
        QFETCH(QString, name);
        QFETCH(bool, isGood);
        const Result<void> checked = checkTunnelName(name);
        QCOMPARE(bool(checked), isGood);
        QVERIFY(isGood || !checked.error().hint.isEmpty());
    }

    void findsADefaultName_data()
    {
        QTest::addColumn<QString>("uri"); // empty: a server
        QTest::addColumn<QString>("name");
        QTest::newRow("host") << u"wss://host.example:8443/x"_s << u"host.example"_s;
        QTest::newRow("address") << u"ws://192.0.2.1/"_s << u"192.0.2.1"_s;
        QTest::newRow("IPv6") << u"ws://[2001:db8::1]/"_s << u"2001:db8::1"_s;
        QTest::newRow("long host") << u"ws://%1.%1.example/"_s.arg(QString(50, u'a'))
                                   << u"%1.%2"_s.arg(QString(50, u'a'), QString(13, u'a'));
        QTest::newRow("server") << QString() << u"port 80"_s;
    }

    void findsADefaultName()
    {
        QFETCH(QString, uri);
        TunnelSettings settings;
        settings.uri = QUrl(uri);
        settings.mode = uri.isEmpty() ? TunnelMode::Server : TunnelMode::Client;
        QTEST(defaultName(settings), "name");
        QVERIFY(checkTunnelName(defaultName(settings)));
    }

    void acceptsDeviceNames()
    {
        for (const QString &name : { u"ethws0"_s, u"ethws%d"_s, u"a_b.c-d"_s, u"abcdefghijklmno"_s,
                                     u"abcdefghijklmn%d"_s, u"0"_s }) {
            QVERIFY2(checkDeviceName(name), qPrintable(name));
        }
    }

    void acceptsAddresses_data()
    {
        QTest::addColumn<QString>("uri");
        for (const char *uri :
             { "ws://h", "ws://h/", "WSS://Host.Example:443/a/b?c=d", "ws://192.0.2.1:8080/",
               "wss://[2001:db8::1]:8443/", "ws://xn--bcher-kva.example/", "ws://h/%20" }) {
            QTest::newRow(uri) << QString::fromLatin1(uri);
        }
    }

    void acceptsAddresses()
    {
        QFETCH(QString, uri);
        const Result<QUrl> url = parseTunnelUri(uri);
        QVERIFY2(url, qPrintable(url ? QString() : url.error().message));
    }

    void needsAnAddress()
    {
        const Result<TunnelSettings> settings = decodeSettings({ { u"mode"_s, u"client"_s } });
        QVERIFY(!settings);
        QVERIFY(settings.error().message.startsWith(u"uri:"_s));
    }

    void secretsRoundTrip()
    {
        const TunnelSecrets secrets{ u"a:b c\u00fc\u4e16"_s, u"p"_s,
                                     "-----BEGIN PRIVATE KEY-----\n", "user:{SHA}x\n" };
        const Result<TunnelSecrets> decoded = decodeSecrets(encodeSecrets(secrets));
        QVERIFY(decoded);
        QCOMPARE(*decoded, secrets);
        QVERIFY(!decodeSecrets("[]"));
        QVERIFY(!decodeSecrets("{\"password\":1}"));
        QVERIFY(!decodeSecrets("{\"passwort\":\"x\"}"));
        QVERIFY(!decodeSecrets("{\"htpasswd\":\"\"}"));
        QVERIFY(!decodeSecrets("{\"password\":\"a\\nb\"}"));
        QVERIFY(!decodeSecrets("{\"proxy_password\":\"" + QByteArray(1025, 'x') + "\"}"));
        QVERIFY(!decodeSecrets("{}" + QByteArray(kMaximumSecretsBytes - 1, ' ')));
        QVERIFY(decodeSecrets("{}" + QByteArray(kMaximumSecretsBytes - 2, ' ')));
        QVERIFY(decodeSecrets(R"({"password":"\"\\)" + QByteArray(200, ',') + "\"}"));
        QVERIFY(!decodeSecrets("{\"password\":\"x\"" + QByteArray(200, ',') + "}"));
    }

    void choosesThePort()
    {
        TunnelSettings settings;
        settings.mode = TunnelMode::Server;
        QCOMPARE(settings.listeningPort(), 80);
        settings.certfile = "x";
        QCOMPARE(settings.listeningPort(), 443);
        settings.port = 8080;
        QCOMPARE(settings.listeningPort(), 8080);
    }
};

QTEST_APPLESS_MAIN(TestTunnelSettings)
#include "tst_tunnelsettings.moc"
