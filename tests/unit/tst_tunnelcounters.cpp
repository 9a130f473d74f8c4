// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnelcounters.h"
#include "fakehelper.h"

#include <QTest>

#include <algorithm>
#include <chrono>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const QString kOther = QString(kTunnelPathPrefix) + u"def"_s;
constexpr auto kInterval = 20ms;

} // namespace

class TunnelCountersTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void calculatesRates_data();
    void calculatesRates();
    void asksWhileSomebodyLooks();
    void asksNobodyTwice();
    void forgetsWhatIsNotThere();
    void beginsAgainWithCounters();

private:
    qsizetype asked() const { return m_helper->asked.count(u"GetStatistics"_s); }

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<HelperClient> m_client;
    std::unique_ptr<TunnelCounters> m_counters;
    QList<TunnelCount> m_counts; // all that there have been of kPath
};

void TunnelCountersTest::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_helper = std::make_unique<FakeHelper>(m_bus->address());
    m_client = std::make_unique<HelperClient>(
        QDBusConnection::connectToBus(m_bus->address(), u"client"_s));
    bool isMet = false;
    m_client->start([&isMet](const Result<HelperInfo> &info) { isMet = bool(info); });
    QTRY_VERIFY(isMet);
    m_counters = std::make_unique<TunnelCounters>(*m_client, kInterval);
    m_counts.clear();
    connect(m_counters.get(), &TunnelCounters::counted, this, [this](const QString &path) {
        if (const auto count = m_counters->countOf(path); count && path == kPath) {
            m_counts += *count;
        }
    });
}

void TunnelCountersTest::cleanup()
{
    m_counters.reset();
    m_client.reset();
    QDBusConnection::disconnectFromBus(u"client"_s);
    m_helper.reset();
    m_bus.reset();
}

void TunnelCountersTest::calculatesRates_data()
{
    using Rate = std::optional<TunnelRate>;
    QTest::addColumn<InterfaceStatistics>("before");
    QTest::addColumn<InterfaceStatistics>("now");
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<Rate>("rate");
    const auto bytes = [](quint64 received, quint64 sent) {
        return InterfaceStatistics{ received, 0, 0, sent, 0, 0 };
    };
    QTest::newRow("a second") << bytes(0, 10) << bytes(1000, 15) << 1000
                              << Rate(TunnelRate{ 1000, 5 });
    QTest::newRow("half a second")
        << bytes(5, 0) << bytes(10, 1) << 500 << Rate(TunnelRate{ 10, 2 });
    QTest::newRow("five seconds") << bytes(0, 0) << bytes(10, 4) << 5000
                                  << Rate(TunnelRate{ 2, 0 });
    QTest::newRow("nothing") << bytes(7, 7) << bytes(7, 7) << 1000 << Rate(TunnelRate{ 0, 0 });
    QTest::newRow("much") << bytes(0, 0) << bytes(1ULL << 60, 0) << 1000
                          << Rate(TunnelRate{ 1ULL << 60, 0 });
    QTest::newRow("no time") << bytes(0, 0) << bytes(5, 5) << 0 << Rate();
    QTest::newRow("received goes back") << bytes(9, 0) << bytes(8, 5) << 1000 << Rate();
    QTest::newRow("sent goes back") << bytes(0, 9) << bytes(5, 8) << 1000 << Rate();
}

void TunnelCountersTest::calculatesRates()
{
    QFETCH(InterfaceStatistics, before);
    QFETCH(InterfaceStatistics, now);
    QFETCH(int, milliseconds);
    QFETCH(std::optional<TunnelRate>, rate);
    QVERIFY(rateBetween(before, now, std::chrono::milliseconds(milliseconds)) == rate);
}

void TunnelCountersTest::asksWhileSomebodyLooks()
{
    m_helper->statistics[kPath].receivedBytes = 10;
    m_counters->setTunnels({ kPath });
    QTest::qWait(5 * kInterval.count());
    QVERIFY(m_helper->asked.count(u"GetStatistics"_s) == 0);
    m_counters->setCounting(true);
    QTRY_VERIFY(m_counts.size() >= 2);
    QVERIFY(m_counts[0] == (TunnelCount{ { 10, 0, 0, 0, 0, 0 }, std::nullopt }));
    QVERIFY(m_counts[1] == (TunnelCount{ { 10, 0, 0, 0, 0, 0 }, TunnelRate() }));
    m_helper->statistics[kPath].receivedBytes = 1000010;
    QTRY_VERIFY(m_counts.last().statistics.receivedBytes == 1000010);
    const auto news = std::find_if(m_counts.begin(), m_counts.end(), [](const auto &count) {
        return count.statistics.receivedBytes == 1000010;
    });
    QVERIFY(news->rate && news->rate->received > 0);

    m_counters->setCounting(false);
    QVERIFY(!m_counters->countOf(kPath));
    m_helper->asked.clear();
    m_counts.clear();
    QTest::qWait(5 * kInterval.count());
    QVERIFY(asked() <= 1); // which was under way
    QVERIFY(m_counts.isEmpty() && !m_counters->countOf(kPath));
}

void TunnelCountersTest::asksNobodyTwice()
{
    m_helper->statistics[kOther] = {};
    m_counters->setTunnels({ kPath, kOther }); // the first does not answer
    m_counters->setCounting(true);
    QTRY_VERIFY(asked() >= 6);
    QCOMPARE(m_helper->askedAt[kPath].count(u"GetStatistics"_s), 1);
    m_counters->setCounting(false); // nor when it is asked for anew meanwhile
    m_counters->setCounting(true);
    const auto before = asked();
    QTRY_VERIFY(asked() >= before + 3);
    QCOMPARE(m_helper->askedAt[kPath].count(u"GetStatistics"_s), 1);
    QVERIFY(m_counters->countOf(kOther) && !m_counters->countOf(kPath));
}

void TunnelCountersTest::forgetsWhatIsNotThere()
{
    m_helper->statistics[kPath].sentBytes = 5;
    m_counters->setTunnels({ kPath });
    m_counters->setCounting(true);
    QTRY_VERIFY(m_counters->countOf(kPath));
    m_helper->errors[u"GetStatistics"_s]
        = { u"org.freedesktop.DBus.Error.UnknownObject"_s, u"No."_s };
    QTRY_VERIFY(!m_counters->countOf(kPath));
    m_helper->errors.clear();
    QTRY_VERIFY(m_counters->countOf(kPath));
    m_counters->setTunnels({});
    QVERIFY(!m_counters->countOf(kPath));
    m_helper->asked.clear();
    QTest::qWait(5 * kInterval.count());
    QVERIFY(asked() <= 1);
    QVERIFY(!m_counters->countOf(kPath));
}

// As of an interface that was made anew.
void TunnelCountersTest::beginsAgainWithCounters()
{
    m_helper->statistics[kPath].receivedBytes = 1000;
    m_counters->setTunnels({ kPath });
    m_counters->setCounting(true);
    QTRY_VERIFY(m_counters->countOf(kPath) && m_counters->countOf(kPath)->rate);
    m_counts.clear();
    m_helper->statistics[kPath].receivedBytes = 7;
    const auto isNew = [](const auto &count) { return count.statistics.receivedBytes == 7; };
    QTRY_VERIFY(std::count_if(m_counts.begin(), m_counts.end(), isNew) >= 2);
    const auto first = std::find_if(m_counts.begin(), m_counts.end(), isNew);
    QVERIFY(!first[0].rate);
    QVERIFY(first[1].rate == TunnelRate());
}

QTEST_GUILESS_MAIN(TunnelCountersTest)
#include "tst_tunnelcounters.moc"
