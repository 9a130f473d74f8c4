// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windownotices.h"

#include "contract/errornames.h"
#include "windowground.h"

#include <QClipboard>
#include <QDir>
#include <QToolButton>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestWindowNotices : public QObject, private WindowGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsOfProblems();
    void tellsEachCauseOnItsOwn_data();
    void tellsEachCauseOnItsOwn();
    void losesTheBus();
    void checksTheHelperAgain();
    void staysWithoutATray();
};

void TestWindowNotices::init()
{
    setUp();
}

void TestWindowNotices::cleanup()
{
    tearDown();
}

void TestWindowNotices::tellsOfProblems()
{
    m_window->show();
    QCOMPARE(bars(), QStringList());
    for (int number = 0; number < 7; ++number) {
        write(u"own/%1.toml"_s.arg(number), "uri = 'wss://a.example/'\nmtu = '<b>x</b>'\n");
    }
    addProfile(u"lab"_s); // loads
    QCOMPARE(bars().count(), 1);
    QVERIFY2(bars().first().contains(u"/0.toml:2: mtu"_s), qPrintable(bars().first()));
    QVERIFY(bars().first().endsWith(u"… and 3 more"_s));
    lookAt(*m_window, u"window-problems"_s);
    for (NoticeBar *bar : m_window->findChildren<NoticeBar *>()) {
        if (bar->isVisible()) {
            bar->findChild<QToolButton *>()->click();
        }
    }
    QCOMPARE(bars(), QStringList());
    m_store->load(); // the same
    QCOMPARE(bars(), QStringList());
    write(u"own/8.toml"_s, "x");
    m_store->load();
    QCOMPARE(bars().count(), 1);
    for (const QString &file : QDir(m_folder->filePath(u"own"_s)).entryList({ u"?.toml"_s })) {
        QVERIFY(QFile::remove(m_folder->filePath(u"own/"_s + file)));
    }
    m_store->load();
    QCOMPARE(bars(), QStringList());
}

void TestWindowNotices::tellsEachCauseOnItsOwn_data()
{
    QTest::addColumn<QVariant>("version");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("command");

    const QString restart = u"sudo systemctl restart farlan-helper"_s;
    const QString doctor = u"farlanctl doctor"_s;
    const auto bus = [](const char *name) {
        return u"org.freedesktop.DBus.Error."_s + QString::fromLatin1(name);
    };
    const QVariant same(kApiVersion);
    QTest::newRow("missing") << QVariant() << QString() << u"The Farlan helper is not installed"_s
                             << doctor;
    QTest::newRow("not started") << same << bus("Spawn.ChildExited")
                                 << u"The Farlan helper could not start"_s
                                 << u"systemctl status farlan-helper"_s;
    QTest::newRow("older") << QVariant(0U) << QString() << u"Farlan was updated"_s << restart;
    QTest::newRow("newer") << QVariant(kApiVersion + 1) << QString()
                           << u"This Farlan is older than its helper"_s << doctor;
    QTest::newRow("silent") << same << bus("NoReply") << u"The Farlan helper does not answer"_s
                            << restart;
    QTest::newRow("denied") << same << bus("AccessDenied")
                            << u"This is not allowed on this computer"_s << doctor;
    QTest::newRow("no polkit") << same << QString(ErrorName::PolkitUnavailable)
                               << u"Nobody can give permission"_s << u"systemctl status polkit"_s;
}

void TestWindowNotices::tellsEachCauseOnItsOwn()
{
    QFETCH(QVariant, version);
    QFETCH(QString, error);
    QFETCH(QString, title);
    QFETCH(QString, command);
    m_window->show();
    addProfile(u"lab"_s);
    if (!version.isValid()) {
        m_helper.reset();
    } else {
        m_helper->manager[u"ApiVersion"_s] = version;
    }
    if (!error.isEmpty()) {
        m_helper->errors[u"GetAll"_s] = { error, u"Why."_s };
    }
    start();
    QTRY_COMPARE(bars().count(), 1);
    QCOMPARE(bars().first().section(u'\n', 0, 0), title);
    lookAt(*m_window, u"window-helper-"_s + QString::fromLatin1(QTest::currentDataTag()));
    button(u"Copy Command"_s).click();
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
}

void TestWindowNotices::losesTheBus()
{
    m_window->show();
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    start();
    QCOMPARE(bars(), QStringList());
    m_helper.reset();
    QTRY_COMPARE(bars().count(), 1);
    QVERIFY(bars().first().startsWith(u"The Farlan helper stopped\n"_s));
    m_bus->kill();
    QTRY_VERIFY(bars().value(0).startsWith(u"There is no system bus\n"_s));
}

void TestWindowNotices::checksTheHelperAgain()
{
    m_window->show();
    addProfile(u"lab"_s);
    m_helper->manager[u"ApiVersion"_s] = 99u;
    start();
    QTRY_COMPARE(bars().count(), 1);
    QVERIFY2(bars().first().contains(u"Farlan"_s), qPrintable(bars().first()));
    lookAt(*m_window, u"window-helper"_s);
    if (m_window->findChild<QPushButton *>(u"copyCommand"_s)->isVisible()) {
        button(u"Copy Command"_s).click();
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    }
    m_helper->manager[u"ApiVersion"_s] = kApiVersion;
    button(u"Check Again"_s).click();
    QTRY_COMPARE(bars(), QStringList());
}

void TestWindowNotices::staysWithoutATray()
{
    QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    QSignalSpy hidden(m_window.get(), &MainWindow::hidden);
    m_window->show();
    m_window->close();
    QCOMPARE(hidden.count(), 1);
    QCOMPARE(quit.count(), 0);
    m_window->show();
    m_window->setHasTray(false);
    QCOMPARE(bars().count(), 1);
    lookAt(*m_window, u"window-notray"_s);
    m_window->close();
    QCOMPARE(quit.count(), 1);
    QCOMPARE(hidden.count(), 1);
    m_window->setHasTray(true);
    m_window->show();
    QCOMPARE(bars(), QStringList());
}

QTEST_MAIN(TestWindowNotices)
#include "tst_windownotices.moc"
