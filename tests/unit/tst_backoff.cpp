// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/backoff.h"

#include <QTest>

using namespace Farlan;
using namespace std::chrono_literals;

class TestBackoff final : public QObject
{
    Q_OBJECT

private slots:
    void doublesUpToItsLimit();
    void startsAgainAfterReset();
    void staysWithinAQuarter_data();
    void staysWithinAQuarter();
    void heedsRetryAfter();
    void differsByItself();
};

void TestBackoff::doublesUpToItsLimit()
{
    Backoff backoff([] { return 0.5; });
    for (const auto expected : { 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s }) {
        QCOMPARE(backoff.next(), std::chrono::milliseconds(expected));
    }
}

void TestBackoff::startsAgainAfterReset()
{
    Backoff backoff([] { return 0.5; });
    QCOMPARE(backoff.next(), 1000ms);
    QCOMPARE(backoff.next(), 2000ms);
    backoff.reset();
    QCOMPARE(backoff.next(), 1000ms);
}

void TestBackoff::staysWithinAQuarter_data()
{
    QTest::addColumn<double>("chance");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");

    QTest::newRow("shortest") << 0.0 << 750 << 1500;
    QTest::newRow("longest") << 1.0 << 1250 << 2500;
}

void TestBackoff::staysWithinAQuarter()
{
    QFETCH(double, chance);
    QFETCH(int, first);
    QFETCH(int, second);

    Backoff backoff([chance] { return chance; });
    QCOMPARE(backoff.next().count(), first);
    QCOMPARE(backoff.next().count(), second);
}

void TestBackoff::heedsRetryAfter()
{
    Backoff backoff([] { return 1.0; });
    QCOMPARE(backoff.next(100s), 125s);
    QCOMPARE(backoff.next(1s), 2500ms); // the second wait of our own is longer
}

void TestBackoff::differsByItself()
{
    QSet<qint64> seen;
    for (int i = 0; i < 100; ++i) {
        Backoff backoff;
        const auto wait = backoff.next();
        QVERIFY(wait >= 750ms && wait <= 1250ms);
        seen.insert(wait.count());
    }
    QVERIFY(seen.size() > 10);
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
