// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/trayhost.h"
#include "fakedesktop.h"
#include "fakehelper.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Farlan;

class TestTrayHost : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        m_watcher = std::make_unique<FakeTrayWatcher>(m_bus->address());
        m_host
            = std::make_unique<TrayHost>(QDBusConnection::connectToBus(m_bus->address(), u"app"_s));
        m_known = std::make_unique<QSignalSpy>(m_host.get(), &TrayHost::known);
        m_changed = std::make_unique<QSignalSpy>(m_host.get(), &TrayHost::changed);
    }
    void cleanup()
    {
        m_host.reset();
        QDBusConnection::disconnectFromBus(u"app"_s);
        m_watcher.reset();
        m_bus.reset();
    }
    void findsAHost();
    void waitsForALateOne();
    void needsMoreThanAWatcher();
    void followsARestart();
    void doesNotWaitForASilentWatcher();
    void knowsThatThereIsNoBus();
    void survivesTheBus();

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeTrayWatcher> m_watcher;
    std::unique_ptr<TrayHost> m_host;
    std::unique_ptr<QSignalSpy> m_known;
    std::unique_ptr<QSignalSpy> m_changed;
};

void TestTrayHost::findsAHost()
{
    QVERIFY(m_watcher->live());
    m_host->start();
    QVERIFY(!m_host->isThere());
    QTRY_COMPARE(m_known->count(), 1);
    QVERIFY(m_host->isThere());
    QVERIFY(m_known->first().first().toBool());
    QCOMPARE(m_changed->count(), 1);
    QCOMPARE(m_watcher->asked.first(), u"IsStatusNotifierHostRegistered"_s);
}

void TestTrayHost::waitsForALateOne()
{
    m_host->start();
    QTRY_COMPARE(m_known->count(), 1);
    QVERIFY(!m_host->isThere());
    QCOMPARE(m_changed->count(), 0);
    QVERIFY(m_watcher->live());
    QTRY_VERIFY(m_host->isThere());
    QCOMPARE(m_known->count(), 1);
    QCOMPARE(m_changed->count(), 1);
}

void TestTrayHost::needsMoreThanAWatcher()
{
    m_watcher->hasHost = false;
    QVERIFY(m_watcher->live());
    m_host->start();
    QTRY_COMPARE(m_known->count(), 1);
    QVERIFY(!m_host->isThere());
    m_watcher->setHost(true);
    QTRY_VERIFY(m_host->isThere());
    m_watcher->setHost(false);
    QTRY_VERIFY(!m_host->isThere());
    QCOMPARE(m_changed->count(), 2);
}

void TestTrayHost::followsARestart()
{
    QVERIFY(m_watcher->live());
    m_host->start();
    QTRY_VERIFY(m_host->isThere());
    m_watcher->die();
    QTRY_VERIFY(!m_host->isThere());
    QVERIFY(m_watcher->live());
    QTRY_VERIFY(m_host->isThere());
    QCOMPARE(m_changed->count(), 3);
    QCOMPARE(m_known->count(), 1);
}

void TestTrayHost::doesNotWaitForASilentWatcher()
{
    m_watcher->answers = false;
    QVERIFY(m_watcher->live());
    m_host->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_known->count(), 1, 10'000);
    QVERIFY(!m_host->isThere());
    m_watcher->answers = true;
    m_watcher->setHost(true);
    QTRY_VERIFY(m_host->isThere());
}

void TestTrayHost::knowsThatThereIsNoBus()
{
    TrayHost host(QDBusConnection::connectToBus(u"unix:path=/nonexistent"_s, u"none"_s));
    const QSignalSpy known(&host, &TrayHost::known);
    host.start();
    QTRY_COMPARE(known.count(), 1);
    QVERIFY(!known.first().first().toBool());
    QDBusConnection::disconnectFromBus(u"none"_s);
}

void TestTrayHost::survivesTheBus()
{
    QVERIFY(m_watcher->live());
    m_host->start();
    QTRY_VERIFY(m_host->isThere());
    m_bus->kill();
    QTRY_VERIFY(!m_host->isThere());
}

QTEST_GUILESS_MAIN(TestTrayHost)
#include "tst_trayhost.moc"
