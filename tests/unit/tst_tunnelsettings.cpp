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
    settings.device = u"lab0"_s;
    settings.mtu = 16436;
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
    settings.htpasswd = "user:{SHA}x\n";
    settings.bridge = u"br0"_s;
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
        row("a server's key", "client", "bridge", u"br0"_s);
        row("a client's key", "server", "uri", u"ws://h/"_s);
        row("unknown mode", "client", "mode", u"switch"_s);
        row("mode of another type", "client", "mode", 1);
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
        row("port 0", "server", "port", 0);
        row("port 65536", "server", "port", 65536);
        row("path without slash", "server", "path", u"lan"_s);
        row("path with query", "server", "path", u"/?x"_s);
        row("bridge pattern", "server", "bridge", u"br%d"_s);
        row("bridge like an option", "server", "bridge", u"-b"_s);
        row("clients 0", "server", "max_clients", 0);
        row("clients too many", "server", "max_clients", 1024);
        row("origins not a list", "server", "allow_origin", u"https://h"_s);
        row("origin with path", "server", "allow_origin", QStringList{ u"https://h/"_s });
        row("origin *", "server", "allow_origin", QStringList{ u"*"_s });
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

    void bridgeLeavesNothingToName()
    {
        QVariantMap map{ { u"mode"_s, u"server"_s }, { u"bridge"_s, u"br0"_s } };
        QVERIFY(decodeSettings(map));
        map.insert(u"mtu"_s, 1400);
        QVERIFY(!decodeSettings(map));
        map.remove(u"mtu"_s);
        map.insert(u"device"_s, u"lan0"_s);
        QVERIFY(!decodeSettings(map));
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
                                     "-----BEGIN PRIVATE KEY-----\n" };
        const Result<TunnelSecrets> decoded = decodeSecrets(encodeSecrets(secrets));
        QVERIFY(decoded);
        QCOMPARE(*decoded, secrets);
        QVERIFY(!decodeSecrets("[]"));
        QVERIFY(!decodeSecrets("{\"password\":1}"));
        QVERIFY(!decodeSecrets("{\"passwort\":\"x\"}"));
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
