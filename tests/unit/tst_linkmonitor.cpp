// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/instance.h"
#include "broker/linkcontrol.h"
#include "broker/linkmonitor.h"
#include "privatenetwork.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Longer than a burst is gathered: what has not come by then does not come.
constexpr int kQuietMs = 600;

std::optional<LinkInfo> lastOf(const QSignalSpy &changes, int ifindex)
{
    std::optional<LinkInfo> last;
    for (const auto &arguments : changes) {
        const auto link = arguments.first().value<LinkInfo>();
        if (link.ifindex == ifindex) {
            last = link;
        }
    }
    return last;
}

} // namespace

class TestLinkMonitor final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void reportsChanges();
    void reportsDeletionOnce();
    void noticesCarrier();
    void gathersBursts();
    void ownLinksAreNotTheNetwork_data();
    void ownLinksAreNotTheNetwork();
    void noticesRoutes();
    void tellsWhenItMissedSomething();

private:
    std::optional<LinkControl> m_control;
    std::unique_ptr<LinkMonitor> m_monitor;
    std::pair<LinkInfo, LinkInfo> m_pair; // a0, b0: made before the monitor
};

void TestLinkMonitor::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    auto control = LinkControl::open();
    QVERIFY(control);
    m_control = *std::move(control);
    QVERIFY(PrivateNetwork::ip(u"link set lo up"_s));
}

void TestLinkMonitor::init()
{
    auto pair = m_control->createVethPair({ u"a0"_s }, { u"b0"_s });
    QVERIFY(pair);
    m_pair = *pair;
    auto monitor = LinkMonitor::create(*m_control);
    QVERIFY(monitor);
    m_monitor = *std::move(monitor);
}

void TestLinkMonitor::cleanup()
{
    m_monitor.reset();
    for (const QString &name : { u"a0"_s, u"br0"_s }) {
        if (const auto link = m_control->find(name)) {
            QVERIFY(m_control->remove(link->ifindex));
        }
    }
}

void TestLinkMonitor::reportsChanges()
{
    const int ifindex = m_pair.first.ifindex;
    QSignalSpy changes(m_monitor.get(), &LinkMonitor::linkChanged);
    QVERIFY(PrivateNetwork::ip(u"link set a0 mtu 1400"_s));
    QTRY_VERIFY(lastOf(changes, ifindex) && lastOf(changes, ifindex)->mtu == 1400);
    QVERIFY(PrivateNetwork::ip(u"link set a0 name c0"_s));
    QTRY_COMPARE(lastOf(changes, ifindex)->name, u"c0"_s);
    QVERIFY(PrivateNetwork::ip(u"link set c0 name a0 up"_s));
    QTRY_VERIFY(lastOf(changes, ifindex)->up);
    QVERIFY(!lastOf(changes, ifindex)->carrier);
    QVERIFY(PrivateNetwork::ip(u"link set b0 up"_s));
    QTRY_VERIFY(lastOf(changes, ifindex)->carrier);
}

void TestLinkMonitor::reportsDeletionOnce()
{
    const auto bridge = m_control->createBridge(u"br0"_s);
    QVERIFY(bridge);
    const int ifindex = m_pair.first.ifindex;
    QSignalSpy changes(m_monitor.get(), &LinkMonitor::linkChanged);
    QSignalSpy deletions(m_monitor.get(), &LinkMonitor::linkDeleted);
    QVERIFY(m_control->setMaster(ifindex, bridge->ifindex));
    QTRY_VERIFY(lastOf(changes, ifindex) && lastOf(changes, ifindex)->master == bridge->ifindex);
    QVERIFY(m_control->setMaster(ifindex, 0));
    QTRY_COMPARE(lastOf(changes, ifindex)->master, 0);
    QCOMPARE(deletions.count(), 0); // left the bridge, is still there

    QVERIFY(PrivateNetwork::ip(u"link delete a0"_s));
    QTRY_COMPARE(deletions.count(), 2); // both ends
    const QSet<int> gone = { deletions[0][0].toInt(), deletions[1][0].toInt() };
    QCOMPARE(gone, (QSet<int>{ m_pair.first.ifindex, m_pair.second.ifindex }));
}

void TestLinkMonitor::noticesCarrier()
{
    QSignalSpy network(m_monitor.get(), &LinkMonitor::networkCameUp);
    QVERIFY(PrivateNetwork::ip(u"link set a0 addrgenmode none up"_s));
    QTest::qWait(kQuietMs);
    QCOMPARE(network.count(), 0); // up, but without carrier
    QVERIFY(PrivateNetwork::ip(u"link set b0 addrgenmode none up"_s));
    QTRY_COMPARE(network.count(), 1);
}

void TestLinkMonitor::gathersBursts()
{
    QSignalSpy network(m_monitor.get(), &LinkMonitor::networkCameUp);
    QVERIFY(m_control->setUp(m_pair.first.ifindex, true));
    QVERIFY(m_control->setUp(m_pair.second.ifindex, true));
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 2000) {
        const int number = int(time.elapsed() / 10);
        QVERIFY(PrivateNetwork::ip(u"route replace 192.0.2.%1 dev lo"_s.arg(number)));
        QTest::qWait(5);
    }
    // Not once for each of the routes, but not put off until there are no more either.
    const qint64 most = time.elapsed() / 200 + 2; // that of the links, and one begun
    QVERIFY2(network.count() >= 2 && network.count() <= most,
             qPrintable(QString::number(network.count())));
}

void TestLinkMonitor::ownLinksAreNotTheNetwork_data()
{
    QTest::addColumn<bool>("byAlias");
    QTest::newRow("by alias") << true;
    QTest::newRow("by number") << false;
}

void TestLinkMonitor::ownLinksAreNotTheNetwork()
{
    QFETCH(bool, byAlias);
    for (const LinkInfo &link : { m_pair.first, m_pair.second }) {
        if (byAlias) {
            QVERIFY(m_control->setAlias(link.ifindex, u"farlan:0123456789abcdef test"_s));
        } else {
            m_monitor->ignoreLink(link.ifindex);
        }
    }
    QSignalSpy network(m_monitor.get(), &LinkMonitor::networkCameUp);
    QSignalSpy changes(m_monitor.get(), &LinkMonitor::linkChanged);
    QVERIFY(PrivateNetwork::ip(u"link set a0 up"_s));
    QVERIFY(PrivateNetwork::ip(u"link set b0 up"_s));
    QVERIFY(PrivateNetwork::ip(u"address add 198.51.100.1/24 dev a0"_s));
    QVERIFY(PrivateNetwork::ip(u"route add default via 198.51.100.2"_s));
    QTRY_VERIFY(lastOf(changes, m_pair.first.ifindex)
                && lastOf(changes, m_pair.first.ifindex)->carrier);
    QTest::qWait(kQuietMs);
    QCOMPARE(network.count(), 0);
}

void TestLinkMonitor::noticesRoutes()
{
    QVERIFY(m_control->setUp(m_pair.first.ifindex, true));
    QVERIFY(m_control->setUp(m_pair.second.ifindex, true));
    QTest::qWait(kQuietMs);
    QSignalSpy network(m_monitor.get(), &LinkMonitor::networkCameUp);
    QVERIFY(PrivateNetwork::ip(u"address add 198.51.100.1/32 dev a0"_s));
    QTest::qWait(kQuietMs);
    network.clear(); // IPv6 may have set up its own meanwhile
    QVERIFY(PrivateNetwork::ip(u"route add 203.0.113.0/24 dev a0"_s));
    QTRY_COMPARE(network.count(), 1);
    QVERIFY(PrivateNetwork::ip(u"route del 203.0.113.0/24 dev a0"_s));
    QTest::qWait(kQuietMs);
    QCOMPARE(network.count(), 1);
}

void TestLinkMonitor::tellsWhenItMissedSomething()
{
    QSignalSpy lost(m_monitor.get(), &LinkMonitor::changesLost);
    QSignalSpy network(m_monitor.get(), &LinkMonitor::networkCameUp);
    // More than a socket's buffer holds, while the monitor does not get to read.
    for (int i = 0; i < 2000 && lost.isEmpty(); ++i) {
        QVERIFY(m_control->setMtu(m_pair.first.ifindex, 1400 + i % 2));
    }
    QCOMPARE(lost.count(), 0);
    QTRY_VERIFY(lost.count() > 0);
    QTRY_COMPARE(network.count(), 1);

    QSignalSpy changes(m_monitor.get(), &LinkMonitor::linkChanged);
    QVERIFY(m_control->setMtu(m_pair.first.ifindex, 9000));
    QTRY_VERIFY(lastOf(changes, m_pair.first.ifindex)
                && lastOf(changes, m_pair.first.ifindex)->mtu == 9000);
}

QTEST_GUILESS_MAIN(TestLinkMonitor)
#include "tst_linkmonitor.moc"
