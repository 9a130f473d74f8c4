// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/importer.h"

#include "modelground.h"

#include <QMimeData>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestImporter : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void knowsAddresses_data();
    void knowsAddresses();
    void showsNoPasswords();
    void takesWhatIsDropped_data();
    void takesWhatIsDropped();
    void leavesOneToThePerson();
    void findsAFreeName();
    void addsSeveral();
    void takesCommands();
    void refusesWithAReason();

private:
    QString path(const QString &file) const { return m_folder->filePath(file); }
    Profile reviewed() const { return m_reviews->last().first().value<Profile>(); }
    Notice told() const { return m_notices->last().first().value<Notice>(); }

    std::unique_ptr<Importer> m_importer;
    std::unique_ptr<QSignalSpy> m_addresses;
    std::unique_ptr<QSignalSpy> m_reviews;
    std::unique_ptr<QSignalSpy> m_notices;
};

void TestImporter::init()
{
    setUp();
    m_importer = std::make_unique<Importer>(*m_store);
    m_addresses = std::make_unique<QSignalSpy>(m_importer.get(), &Importer::addressFound);
    m_reviews = std::make_unique<QSignalSpy>(m_importer.get(), &Importer::reviewWanted);
    m_notices = std::make_unique<QSignalSpy>(m_importer.get(), &Importer::told);
}

void TestImporter::cleanup()
{
    m_importer.reset();
    tearDown();
}

void TestImporter::knowsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::newRow("encrypted") << u"wss://a.example/"_s << u"wss://a.example/"_s;
    QTest::newRow("plain, in capitals") << u"WS://A.example/lan"_s << u"WS://A.example/lan"_s;
    QTest::newRow("space around") << u" \nwss://a.example/\n"_s << u"wss://a.example/"_s;
    QTest::newRow("nothing") << u""_s << QString();
    QTest::newRow("another kind") << u"https://a.example/"_s << QString();
    QTest::newRow("a sentence") << u"wss://a.example/ is it"_s << QString();
    QTest::newRow("no host") << u"wss:///lan"_s << QString();
    QTest::newRow("bad port") << u"wss://a.example:99999/"_s << QString();
    QTest::newRow("much too long") << u"wss://a.example/"_s + QString(100'000, u'a') << QString();
}

void TestImporter::knowsAddresses()
{
    QFETCH(QString, text);
    QTEST(addressIn(text).value_or(Address()).whole, "address");
}

void TestImporter::showsNoPasswords()
{
    const auto address = addressIn(u"wss://anna:secret@a.example/@lan"_s);
    QVERIFY(address);
    QCOMPARE(address->whole, u"wss://anna:secret@a.example/@lan"_s);
    QCOMPARE(address->shown, u"wss://a.example/@lan"_s);
}

void TestImporter::takesWhatIsDropped_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("canImport");
    QTest::newRow("file") << QList{ QUrl(u"file:///a.toml"_s) } << u"file:///a.toml"_s << true;
    QTest::newRow("address") << QList<QUrl>() << u"wss://a.example/"_s << true;
    QTest::newRow("address as link")
        << QList{ QUrl(u"wss://a.example/"_s) } << u"wss://a.example/"_s << true;
    QTest::newRow("command") << QList<QUrl>() << u"$ sudo etherws client --uri ws://a/"_s << true;
    QTest::newRow("web page") << QList{ QUrl(u"https://a.example/"_s) } << u"https://a/"_s << false;
    QTest::newRow("text") << QList<QUrl>() << u"hello"_s << false;
    QTest::newRow("nothing") << QList<QUrl>() << QString() << false;
}

void TestImporter::takesWhatIsDropped()
{
    QFETCH(QList<QUrl>, urls);
    QFETCH(QString, text);
    QMimeData data;
    data.setText(text);
    if (!urls.isEmpty()) {
        data.setUrls(urls);
        data.setText(text);
    }
    QTEST(Importer::canImport(data), "canImport");
}

void TestImporter::leavesOneToThePerson()
{
    write(u"lab.toml"_s, "uri = 'wss://a.example/lan'\nmtu = 1400\n");
    m_importer->importFiles({ path(u"lab.toml"_s) });
    QCOMPARE(m_reviews->count(), 1);
    QCOMPARE(reviewed().name(), u"lab"_s);
    QCOMPARE(reviewed().settings.mtu, 1400);
    QVERIFY(!reviewed().id.isNull());
    QVERIFY(m_store->profiles().empty());
    m_importer->importText(u"wss://b.example/"_s);
    QCOMPARE(m_addresses->last().first().toString(), u"wss://b.example/"_s);
    QVERIFY(m_notices->isEmpty());
}

void TestImporter::findsAFreeName()
{
    const QString longName(64, u'x');
    addProfile(u"Lab"_s);
    addProfile(u"lab 2"_s);
    addProfile(longName);
    write(u"lab.toml"_s, "uri = 'wss://a.example/'\n");
    m_importer->importFiles({ path(u"lab.toml"_s) });
    QCOMPARE(reviewed().name(), u"lab 3"_s);
    write(u"long.toml"_s, "uri = 'wss://a.example/'\nname = '" + longName.toUtf8() + "'\n");
    m_importer->importFiles({ path(u"long.toml"_s) });
    QCOMPARE(reviewed().name(), QString(62, u'x') + u" 2"_s);
}

void TestImporter::addsSeveral()
{
    addProfile(u"one"_s);
    write(u"one.toml"_s, "uri = 'wss://a.example/'\n");
    write(u"two.toml"_s, "uri = 'wss://a.example/'\n");
    write(u"bad.toml"_s, "uri = 'wss://a.example/'\nmtu = 'x'\n");
    m_importer->importFiles({ path(u"one.toml"_s), path(u"bad.toml"_s), path(u"two.toml"_s) });
    QVERIFY(m_reviews->isEmpty());
    QCOMPARE(m_store->profiles().size(), size_t(3));
    QVERIFY(m_store->find(u"one 2"_s) && m_store->find(u"two"_s));
    QCOMPARE(told().title, u"2 tunnel(s) added"_s); // without a translation there is one form
    QVERIFY2(told().text.contains(u"bad.toml:2: mtu"_s), qPrintable(told().text));
}

void TestImporter::takesCommands()
{
    m_importer->importText(u"sudo etherws client --uri wss://a.example/ --user anna --insecure"_s);
    QCOMPARE(m_reviews->count(), 1);
    QCOMPARE(reviewed().settings.user, u"anna"_s);
    QVERIFY(told().text.contains(u"insecure"_s));
}

void TestImporter::refusesWithAReason()
{
    m_importer->importText(u"/etc/passwd"_s); // only a file that was chosen or dropped is read
    QCOMPARE(m_notices->count(), 1);
    QVERIFY(told().text.contains(u"wss://"_s));
    m_importer->importFiles({ path(u"missing.toml"_s) });
    QCOMPARE(m_notices->count(), 2);
    QVERIFY2(told().text.contains(u"missing.toml"_s), qPrintable(told().text));
    m_importer->importFiles({ m_folder->path() });
    QCOMPARE(m_notices->count(), 3);
    m_importer->importFiles({});
    QCOMPARE(m_notices->count(), 3);
    QVERIFY(m_reviews->isEmpty() && m_addresses->isEmpty());
}

QTEST_MAIN(TestImporter)
#include "tst_importer.moc"
