// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile.h"
#include "app/profiles/profileedit.h"
#include "app/profiles/profilefile.h"
#include "app/profiles/tomltext.h"
#include "app/savedfile.h"
#include "contract/errornames.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto kId = "637f542e-8775-48a8-a32e-4cbf5e02cb91"_L1;
constexpr auto kPem = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n"_L1;

Profile fullClient()
{
    Profile profile;
    profile.id = QUuid::fromString(kId);
    TunnelSettings &settings = profile.settings;
    profile.startAtLogin = true;
    settings.name = u"Büro “1” \\ 'x' 🏢"_s;
    settings.uri = QUrl(u"wss://a.example:444/lan?x=1"_s);
    settings.user = u"anna \"quoted\" \\ back"_s;
    settings.cacerts = QByteArray(kPem.data(), kPem.size());
    settings.proxy = QUrl(u"http://me@proxy.example:3128"_s);
    settings.device = u"lab0"_s;
    settings.mtu = 1400;
    settings.mac = u"02:00:5e:10:00:01"_s;
    settings.ip = { u"10.5.0.2/24"_s, u"fd00::2/64"_s };
    return profile;
}

Profile fullServer()
{
    Profile profile;
    profile.id = QUuid::fromString(kId);
    TunnelSettings &settings = profile.settings;
    profile.startAtLogin = true;
    settings.mode = TunnelMode::Server;
    settings.name = u"hub"_s;
    settings.address = u"::1"_s;
    settings.port = 8443;
    settings.path = u"/lan"_s;
    settings.maxClients = 7;
    settings.allowOrigin = { u"https://a.example"_s };
    settings.isolate = true;
    settings.bridge = u"br0"_s;
    settings.plain = true;
    profile.paths = { {}, u"/etc/c.pem"_s, u"/etc/k.pem"_s, u"/etc/users"_s };
    return profile;
}

} // namespace

class ProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void keepsTextsAsTexts_data();
    void keepsTextsAsTexts();
    void refusesWhatWouldNotComeBack();
    void isWrittenInOneOrder();
    void keepsItsComment_data();
    void keepsItsComment();
    void hasNamesForWhatIsMissing();
    void refuses_data();
    void refuses();
    void edits();
    void forgetsWhatWasForAnotherServer();
    void refusesEdits_data();
    void refusesEdits();
    void takesCertificatesIn();
    void isDescribed();
};

void ProfileTest::comesBackAsItWas_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::newRow("client") << false;
    QTest::newRow("server") << true;
}

void ProfileTest::comesBackAsItWas()
{
    QFETCH(const bool, isServer);
    const Profile profile = isServer ? fullServer() : fullClient();
    const QByteArray text = formatProfile(profile, {});
    const Result<Profile> read = parseProfile(text, u"/p.toml"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QVERIFY(*read == profile);
    QCOMPARE(formatProfile(*read, text), text);
}

// Nothing that a text holds is more than text when the file is read again.
void ProfileTest::keepsTextsAsTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("end of a text") << QByteArray("x\n'''\ninsecure = true\n#");
    QTest::newRow("the other end") << QByteArray("x\n\"\"\"\ninsecure = true\n#");
    QTest::newRow("begins with a line's end") << QByteArray("\nx");
    QTest::newRow("ends with a backslash") << QByteArray("x\n\\");
    QTest::newRow("CR") << QByteArray("x\r\ny\r");
    QTest::newRow("controls") << QByteArray("x\x01\x7f\ty");
    QTest::newRow("quotation marks") << QByteArray("\"x' \"\"\" '''");
}

void ProfileTest::keepsTextsAsTexts()
{
    QFETCH(const QByteArray, text);
    Profile profile = fullClient();
    profile.settings.cacerts = text + "-----BEGIN CERTIFICATE-----" + text;
    const Result<Profile> read = parseProfile(formatProfile(profile, {}), u"/p.toml"_s);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QVERIFY(*read == profile);
    QVERIFY(checkedProfileText(profile, {}, u"/p.toml"_s));
}

void ProfileTest::refusesWhatWouldNotComeBack()
{
    Profile profile = fullClient();
    profile.settings.cacerts = "-----BEGIN CERTIFICATE-----" + QByteArray(900'000, '\x01');
    const Result<QByteArray> text = checkedProfileText(profile, {}, u"/p.toml"_s);
    QVERIFY(!text);
    QVERIFY(text.error().message.contains(u"cannot be kept"_s));
}

void ProfileTest::isWrittenInOneOrder()
{
    Profile profile = fullServer();
    profile.settings.bridge.clear();
    profile.settings.mtu = 9000;
    const QByteArray text = formatProfile(profile, {});
    qsizetype last = -1;
    for (const char *key :
         { "id", "name", "mode", "start_at_login", "address", "port", "path", "certfile", "keyfile",
           "htpasswd", "max_clients", "allow_origin", "isolate", "mtu" }) {
        const qsizetype at = ("\n" + text).indexOf(QByteArray("\n") + key + " = ");
        QVERIFY2(at > last, key);
        last = at;
    }
}

void ProfileTest::keepsItsComment_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("one line") << QByteArray("# mine\n");
    QTest::newRow("block") << QByteArray("# one\n#two\n\n  # three\n\n");
    QTest::newRow("not the others") << QByteArray("\n");
}

void ProfileTest::keepsItsComment()
{
    QFETCH(const QByteArray, head);
    const QByteArray before = head + "uri = 'ws://a/' # gone\n# gone, too\n";
    const QByteArray after = formatProfile(fullClient(), before);
    QVERIFY(after.startsWith(head + "id = "));
    QVERIFY(!after.contains("gone"));
}

void ProfileTest::hasNamesForWhatIsMissing()
{
    const Result<Profile> first = parseProfile("uri = 'ws://a/'", u"/etc/farlan/lab.two.toml"_s);
    QVERIFY(first);
    QCOMPARE(first->name(), u"lab.two"_s);
    const Result<Profile> again = parseProfile("uri = 'ws://b/'", u"/etc/farlan/lab.two.toml"_s);
    const Result<Profile> other = parseProfile("uri = 'ws://a/'", u"/etc/farlan/other.toml"_s);
    QVERIFY(!first->id.isNull());
    QCOMPARE(again->id, first->id);
    QVERIFY(other->id != first->id);
}

void ProfileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message"); // begins so
    const auto row = [](const char *title, const QByteArray &text, const QString &message) {
        QTest::newRow(title) << text << message;
    };
    row("syntax", "uri = 'ws://a/'\nmtu 7\n", u"/p.toml:2: "_s);
    row("twice", "uri = 'ws://a/'\n\nuri = 'ws://b/'\n", u"/p.toml:3: "_s);
    row("not UTF-8", "uri = 'ws://a/\xff'\n", u"/p.toml:1: "_s);
    row("NUL", QByteArray("uri = 'ws://a/'\n\0", 17), u"/p.toml:2: "_s);
    row("unknown", "\nuri = 'ws://a/'\nspeed = 3\n", u"/p.toml:3: speed: There is no such"_s);
    row("a password", "uri='ws://a/'\nuser='u'\npasswd='p'",
        u"/p.toml:3: passwd: A profile keeps no"_s);
    row("deep key", "\na" + QByteArray(".a").repeated(300'000) + " = 1\n",
        u"/p.toml:2: There are too"_s);
    row("bell in a path", "mode = 'server'\nhtpasswd = \"/u\\u0007\"\n",
        u"/p.toml:2: htpasswd: The path"_s);
    row("table", "uri = 'ws://a/'\n[user]\nname = 'x'\n",
        u"/p.toml:2: user: This must be a text"_s);
    row("wrong type", "uri = 'ws://a/'\nmtu = '1400'\n", u"/p.toml:2: mtu: This must be a whole"_s);
    row("date", "uri = 2026-01-01\n", u"/p.toml:1: uri: This must be a text"_s);
    row("list in list", "uri = 'ws://a/'\nip = [['x']]\n", u"/p.toml:2: ip: This must be a list"_s);
    row("out of range", "uri = 'ws://a/'\nmtu = 67\n", u"/p.toml:2: mtu: "_s);
    row("huge", "uri = 'ws://a/'\nmtu = 9223372036854775807\n", u"/p.toml:2: mtu: "_s);
    row("user info", "uri = 'ws://u:p@a/'\n", u"/p.toml:1: uri: "_s);
    row("no uri", "user = 'u'\n", u"/p.toml: uri: A client needs"_s);
    row("start", "uri = 'ws://a/'\nstart_at_login = 'yes'\n",
        u"/p.toml:2: start_at_login: This must be true or false."_s);
    row("mode", "mode = 'both'\n", u"/p.toml:1: mode: "_s);
    row("client's in a server", "mode = 'server'\nuri = 'ws://a/'\n",
        u"/p.toml:2: uri: There is no"_s);
    row("server's in a client", "uri = 'ws://a/'\nkeyfile = '/k'\n", u"/p.toml:2: keyfile: "_s);
    row("id", "id = 'seven'\nuri = 'ws://a/'\n", u"/p.toml:1: id: This must be a UUID"_s);
    row("name", "name = \"a\\u202eb\"\nuri = 'ws://a/'\n", u"/p.toml:1: name: "_s);
    row("control", "name = \"a\\u0007b\"\nuri = 'ws://a/'\n", u"/p.toml:1: name: "_s);
    row("relative", "mode = 'server'\nhtpasswd = 'users'\n",
        u"/p.toml:2: htpasswd: “users” is not"_s);
    row("no key", "mode = 'server'\ncertfile = '/c'\n",
        u"/p.toml:2: certfile: A certificate and"_s);
    row("foreground", "uri = 'ws://a/'\nforeground = true\n", u"/p.toml:2: foreground: "_s);
    row("deep", "uri = " + QByteArray(100'000, '['), u"/p.toml:1: "_s);
}

void ProfileTest::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, message);
    const Result<Profile> read = parseProfile(text, u"/p.toml"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().name, QString(ErrorName::InvalidFile));
    QVERIFY2(read.error().message.startsWith(message), qPrintable(read.error().message));
}

void ProfileTest::edits()
{
    const Result<ProfileEdit> edit = editProfile(
        fullClient(), { u"name=lab"_s, u"mtu="_s, u"ip=10.1.1.2/24,fd01::2/64"_s, u"proxy="_s });
    QVERIFY2(edit, qPrintable(edit ? QString() : edit.error().message));
    Profile expected = fullClient();
    expected.settings.name = u"lab"_s;
    expected.settings.mtu = 0;
    expected.settings.ip = { u"10.1.1.2/24"_s, u"fd01::2/64"_s };
    expected.settings.proxy = QUrl();
    QVERIFY(edit->profile == expected);
    QVERIFY(edit->notices.isEmpty());
}

void ProfileTest::forgetsWhatWasForAnotherServer()
{
    Profile profile = fullClient();
    profile.settings.cacerts.clear();
    profile.settings.insecure = true;
    const auto insecureAfter = [&profile](const QStringList &assignments) {
        const Result<ProfileEdit> edit = editProfile(profile, assignments);
        return std::pair(edit->profile.settings.insecure, edit->notices.size());
    };
    QCOMPARE(insecureAfter({ u"uri=wss://a.example:444/other"_s }), std::pair(true, qsizetype(0)));
    QCOMPARE(insecureAfter({ u"uri=wss://b.example:444/lan"_s }), std::pair(false, qsizetype(1)));
    QCOMPARE(insecureAfter({ u"uri=wss://a.example/lan"_s }), std::pair(false, qsizetype(1)));
    QCOMPARE(insecureAfter({ u"uri=wss://b.example/"_s, u"insecure=true"_s }),
             std::pair(true, qsizetype(0)));

    profile.settings.insecure = false;
    profile.settings.pin = QString(64, u'a');
    QCOMPARE(editProfile(profile, { u"mtu=1400"_s })->profile.settings.pin, profile.settings.pin);
    QVERIFY(editProfile(profile, { u"uri=wss://b.example/"_s })->profile.settings.pin.isEmpty());
}

void ProfileTest::refusesEdits_data()
{
    const QString kNoSetting = u"What was given is not a setting: it does not begin with a key."_s;
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown") << u"speed=3"_s << u"There is no key “speed”."_s;
    QTest::newRow("id") << u"id=3"_s << u"There is no key “id”."_s;
    QTest::newRow("an address") << u"wss://u:geheim@a/?x=1"_s << kNoSetting;
    QTest::newRow("no value") << u"mtu"_s << u"“mtu” is not a setting: it has no value."_s;
    QTest::newRow("no key") << u"=3"_s << kNoSetting;
    QTest::newRow("number") << u"mtu=big"_s << u"mtu: This must be a whole number, not “big”."_s;
    QTest::newRow("flag") << u"insecure=maybe"_s
                          << u"insecure: This must be true or false, not “maybe”."_s;
    QTest::newRow("range") << u"mtu=5"_s << u"mtu: This must be a whole number from 68 to 65521."_s;
    QTest::newRow("needed") << u"uri="_s << u"uri: A client needs the address of its server."_s;
}

void ProfileTest::refusesEdits()
{
    QFETCH(const QString, assignment);
    QFETCH(const QString, message);
    const Result<ProfileEdit> edit = editProfile(fullClient(), { assignment });
    QVERIFY(!edit);
    QCOMPARE(edit.error().name, QString(ErrorName::InvalidSettings));
    QCOMPARE(edit.error().message, message);
}

void ProfileTest::takesCertificatesIn()
{
    const QTemporaryDir folder;
    const QString good = folder.filePath(u"ca.pem"_s);
    const QString bad = folder.filePath(u"bad.pem"_s);
    QVERIFY(replaceFile(good, QByteArray(kPem.data(), kPem.size())));
    QVERIFY(replaceFile(bad, "garbage"));

    const Result<ProfileEdit> made
        = makeProfile(u"lab"_s, { u"uri=wss://a/"_s, u"cacerts="_s + good });
    QVERIFY(made);
    QCOMPARE(made->profile.settings.cacerts, QByteArray(kPem.data(), kPem.size()));
    QVERIFY(made->profile.paths == TunnelPaths());
    QVERIFY(!made->profile.id.isNull());

    const Result<ProfileEdit> refused
        = makeProfile(u"lab"_s, { u"uri=wss://a/"_s, u"cacerts="_s + bad });
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"cacerts: %1 holds no certificate in PEM form."_s.arg(bad));
}

// Every key, in the order in which it is written, in the manual page.
void ProfileTest::isDescribed()
{
    QFile page(QStringLiteral(FARLAN_PROFILE_PAGE));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QStringList described;
    const QRegularExpression entry(u"^\\.It Li (\\w+) = ."_s);
    while (!page.atEnd()) {
        if (const auto match = entry.match(QString::fromUtf8(page.readLine())); match.hasMatch()) {
            described += match.captured(1);
        }
    }
    QStringList keys;
    for (const ProfileKey &key : profileKeys()) {
        keys += key.name;
    }
    QCOMPARE(described, keys);
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
