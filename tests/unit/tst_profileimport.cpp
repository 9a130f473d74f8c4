// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profilefile.h"
#include "app/profiles/profileimport.h"
#include "app/savedfile.h"
#include "contract/errornames.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// A profile without its id, which is always another.
QByteArray essence(const Result<ProfileEdit> &edit)
{
    if (!edit) {
        return edit.error().message.toUtf8();
    }
    Profile profile = edit->profile;
    profile.id = QUuid();
    return formatProfile(profile, {});
}

} // namespace

class ProfileImportTest final : public QObject
{
    Q_OBJECT

private slots:
    void takes_data();
    void takes();
    void keepsNoPassword();
    void refuses_data();
    void refuses();
    void takesWhatItGave();
    void leavesConsentToThePerson();
    void givesCertificatesAlong();
};

void ProfileImportTest::takes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("profile");
    const auto row = [](const char *title, const QString &words, const QString &name,
                        const QByteArray &profile) {
        QTest::newRow(title) << words.split(u' ') << name << profile;
    };
    row("address", u"wss://a.example/lan"_s, {},
        "name = \"a.example\"\nmode = \"client\"\nuri = \"wss://a.example/lan\"\n");
    row("address with a name", u"ws://a.example"_s, u"lab"_s,
        "name = \"lab\"\nmode = \"client\"\nuri = \"ws://a.example\"\n");
    row("etherws", u"etherws client --uri ws://a/ --user anna --insecure --device tap0"_s, {},
        "name = \"a\"\nmode = \"client\"\nuri = \"ws://a/\"\nuser = \"anna\"\ninsecure = true\n"
        "device = \"tap0\"\n");
    row("its server",
        u"sudo /usr/bin/etherws.py server --address 127.0.0.1 --port=81 --path /lan"_s, {},
        "name = \"port 81\"\nmode = \"server\"\naddress = \"127.0.0.1\"\nport = 81\npath = "
        "\"/lan\"\n");
    row("ours",
        u"farlanctl server --name hub --ip 10.0.0.1/24 --ip fd00::1/64 --max-clients 5 "
        "--isolate --foreground"_s,
        {},
        "name = \"hub\"\nmode = \"server\"\nmax_clients = 5\nisolate = true\n"
        "ip = [ \"10.0.0.1/24\", \"fd00::1/64\" ]\n");
    row("before the mode", u"etherws --device tap0 --foreground client --uri ws://a/"_s, {},
        "name = \"a\"\nmode = \"client\"\nuri = \"ws://a/\"\ndevice = \"tap0\"\n");
    QTest::newRow("one text") << QStringList(u"$ etherws client --uri 'ws://a/'"_s) << QString()
                              << QByteArray("name = \"a\"\nmode = \"client\"\nuri = \"ws://a/\"\n");
}

void ProfileImportTest::takes()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, profile);
    const Result<ProfileEdit> made = importProfile(words, name);
    QCOMPARE(essence(made), profile);
    QCOMPARE(made->notices.isEmpty(), !profile.contains("insecure"));
    QVERIFY(!made->profile.id.isNull());
}

void ProfileImportTest::keepsNoPassword()
{
    for (const QString &option : { u"--passwd=geheim"_s, u"--passwd geheim"_s }) {
        const Result<ProfileEdit> made
            = importProfile({ u"etherws client --uri ws://a/ --user u "_s + option }, {});
        QVERIFY(made);
        QCOMPARE(made->notices.size(), 1);
        QVERIFY(!essence(made).contains("geheim"));
    }
}

void ProfileImportTest::refuses_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("scheme") << u"http://a/"_s
                            << QByteArray(
                                   "uri: The address \"http://a/\" does not start with ws:// or "
                                   "wss://.");
    QTest::newRow("password") << u"ws://u:geheim@a/"_s << QByteArray("uri: ");
    QTest::newRow("no file") << u"/nowhere"_s << QByteArray("import: there is no file /nowhere.");
    QTest::newRow("folder") << u"/tmp"_s << QByteArray("import: /tmp is a directory.");
    QTest::newRow("two") << u"ws://a/ ws://b/"_s
                         << QByteArray("One thing at a time can be imported, not 2.");
    QTest::newRow("flag") << u"etherws client --uri ws://a/ --insecure=false"_s
                          << QByteArray("--insecure takes no value.");
    QTest::newRow("twice") << u"etherws client --uri ws://a/ --uri ws://b/"_s
                           << QByteArray("--uri was given twice.");
    QTest::newRow("mode") << u"etherws client --mode server"_s
                          << QByteArray("A profile has nothing for --mode.");
    QTest::newRow("other password") << u"etherws client --uri ws://a/ --password=geheim"_s
                                    << QByteArray("A profile has nothing for --password.");
    QTest::newRow("address behind")
        << u"lab wss://u:geheim@a/"_s << QByteArray("One thing at a time can be imported, not 2.");
    QTest::newRow("nothing") << u"sudo"_s << QByteArray("There is nothing to import.");
    QTest::newRow("switch") << u"etherws sw --ctlport 7867"_s
                            << QByteArray("This command opens no tunnel.");
    QTest::newRow("option") << u"etherws client --uri ws://a/ --fast"_s
                            << QByteArray("A profile has nothing for --fast.");
    QTest::newRow("value") << u"etherws client --uri"_s << QByteArray("--uri has no value.");
    QTest::newRow("word") << u"etherws client now"_s
                          << QByteArray("Behind “client” are options only, and what belongs");
}

void ProfileImportTest::refuses()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, message);
    const Result<ProfileEdit> made = importProfile(words.split(u' '), {});
    QVERIFY(!made);
    QVERIFY2(essence(made).startsWith(message), essence(made));
    QVERIFY(!essence(made).contains("geheim"));
}

void ProfileImportTest::takesWhatItGave()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.toml"_s);
    const Result<ProfileEdit> made = makeProfile(
        u"Büro"_s, { u"uri=wss://a/"_s, u"user=anna"_s, u"ip=10.0.0.2/24"_s, u"mtu=1400"_s });
    const Result<QByteArray> text = exportProfile(made->profile);
    QVERIFY(text);
    QVERIFY(!text->contains("id ="));
    QVERIFY(replaceFile(file, *text));
    const Result<ProfileEdit> again = importProfile({ file }, {});
    QCOMPARE(essence(again), essence(made));
    QVERIFY(again->profile.id != made->profile.id);
    QCOMPARE(importProfile({ file }, u"other"_s)->profile.name(), u"other"_s);
}

void ProfileImportTest::leavesConsentToThePerson()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.toml"_s);
    const Result<ProfileEdit> made = makeProfile(
        u"lab"_s, { u"uri=wss://a/"_s, u"insecure=true"_s, u"start_at_login=true"_s });
    const Result<QByteArray> text = exportProfile(made->profile);
    QVERIFY(text->contains("insecure = true") && text->contains("start_at_login = true"));
    QVERIFY(replaceFile(file, *text));
    const Result<ProfileEdit> again = importProfile({ file }, u"other"_s);
    QVERIFY(again);
    QVERIFY(!again->profile.settings.insecure && !again->profile.startAtLogin);
    QCOMPARE(again->notices,
             QStringList({ u"insecure was true in the file and is false now."_s,
                           u"start_at_login was true in the file and is false now."_s }));
}

void ProfileImportTest::givesCertificatesAlong()
{
    const QTemporaryDir folder;
    const QString ca = folder.filePath(u"ca.pem"_s);
    const QByteArray pem = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";
    const QByteArray key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
    QVERIFY(replaceFile(ca, key + pem));
    const Result<Profile> profile
        = parseProfile("uri = 'wss://a/'\ncacerts = '" + ca.toUtf8() + "'\n", u"/p.toml"_s);
    QVERIFY(profile);
    QCOMPARE(profile->paths.cacerts, ca);
    const Result<QByteArray> text = exportProfile(*profile);
    QVERIFY(text);
    QVERIFY(!text->contains(ca.toUtf8()));
    QCOMPARE(parseProfile(*text, u"/q.toml"_s)->settings.cacerts, pem);
    QVERIFY(replaceFile(ca, "root:x:0:0:"));
    QVERIFY(!exportProfile(*profile));
}

QTEST_GUILESS_MAIN(ProfileImportTest)
#include "tst_profileimport.moc"
