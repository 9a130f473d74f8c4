// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windownotices.h"

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
