// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/signinthrottle.h"

#include <QTest>

using namespace Farlan;
using namespace std::chrono_literals;

namespace
{

const QHostAddress kSource(QStringLiteral("192.0.2.1"));
const SignInThrottle::TimePoint kStart{ 1000h };

void failTimes(SignInThrottle &throttle, int times, SignInThrottle::TimePoint now = kStart)
{
    for (int i = 0; i < times; ++i) {
        throttle.failed(kSource, "alice", now);
    }
}

} // namespace

class TestSignInThrottle final : public QObject
{
    Q_OBJECT

private slots:
    void delayDoubles();
    void delayPasses();
    void successForgives();
    void otherUserIsFree();
    void countsPerSource_data();
    void countsPerSource();
    void forgetsAfterTenMinutes();
    void eachFailureIsRemembered();
    void evictsTheOldest();
};

void TestSignInThrottle::delayDoubles()
{
    SignInThrottle throttle;
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart), 0s);
    for (const auto delay : { 0s, 0s, 0s, 0s, 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s, 60s }) {
        failTimes(throttle, 1);
        QCOMPARE(throttle.delayFor(kSource, "alice", kStart), delay);
    }
    failTimes(throttle, 5000);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart), 60s);
}

void TestSignInThrottle::delayPasses()
{
    SignInThrottle throttle;
    failTimes(throttle, 7);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart + 1s), 3s);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart + 3999ms), 1s); // rounded up
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart + 4s), 0s);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart + 1h), 0s);
}

void TestSignInThrottle::successForgives()
{
    SignInThrottle throttle;
    throttle.succeeded(kSource, "alice");
    failTimes(throttle, 9);
    throttle.succeeded(kSource, "alice");
    QCOMPARE(throttle.size(), 0);
    failTimes(throttle, SignInThrottle::kFreeFailures);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart), 0s);
}

void TestSignInThrottle::otherUserIsFree()
{
    SignInThrottle throttle;
    failTimes(throttle, 9);
    throttle.succeeded(kSource, "bob");
    QCOMPARE(throttle.delayFor(kSource, "bob", kStart), 0s);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart), 16s);
}

void TestSignInThrottle::countsPerSource_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("IPv4 neighbours") << "192.0.2.1"
                                     << "192.0.2.2" << false;
    QTest::newRow("IPv4 and mapped") << "192.0.2.1"
                                     << "::ffff:192.0.2.1" << true;
    QTest::newRow("mapped neighbours") << "::ffff:192.0.2.1"
                                       << "::ffff:192.0.2.2" << false;
    QTest::newRow("one IPv6 /64") << "2001:db8:0:1::1"
                                  << "2001:db8:0:1:ffff:ffff:ffff:ffff" << true;
    QTest::newRow("two IPv6 /64") << "2001:db8:0:1::1"
                                  << "2001:db8:0:2::1" << false;
    QTest::newRow("scope") << "fe80::1%1"
                           << "fe80::1" << true;
    QTest::newRow("loopbacks") << "127.0.0.1"
                               << "::1" << false;
}

void TestSignInThrottle::countsPerSource()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const bool, isSame);
    SignInThrottle throttle;
    for (int i = 0; i < 5; ++i) {
        throttle.failed(QHostAddress(one), "alice", kStart);
    }
    QCOMPARE(throttle.delayFor(QHostAddress(other), "alice", kStart), isSame ? 1s : 0s);
}

void TestSignInThrottle::forgetsAfterTenMinutes()
{
    SignInThrottle throttle;
    failTimes(throttle, 9);
    failTimes(throttle, 1, kStart + SignInThrottle::kMemory);
    QCOMPARE(throttle.size(), 1);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart + SignInThrottle::kMemory), 0s);
}

void TestSignInThrottle::eachFailureIsRemembered()
{
    SignInThrottle throttle;
    throttle.failed(kSource, "bob", kStart);
    failTimes(throttle, 9);
    const auto later = kStart + SignInThrottle::kMemory - 1s;
    throttle.failed(kSource, "bob", later); // moves bob behind alice
    failTimes(throttle, 1, later);
    QCOMPARE(throttle.delayFor(kSource, "alice", later), 32s);

    throttle.failed(kSource, "carol", later + 2s);
    QCOMPARE(throttle.size(), 3);
}

void TestSignInThrottle::evictsTheOldest()
{
    SignInThrottle throttle;
    const auto flood = [&throttle](int first, int count) {
        for (int i = first; i < first + count; ++i) {
            throttle.failed(kSource, QByteArray::number(i), kStart);
        }
    };
    const int half = SignInThrottle::kMaximumEntries / 2;
    failTimes(throttle, 5);
    flood(0, half);
    failTimes(throttle, 1); // the latest again
    flood(half, half);
    QCOMPARE(throttle.size(), SignInThrottle::kMaximumEntries);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart), 2s);
    flood(2 * half, half);
    QCOMPARE(throttle.size(), SignInThrottle::kMaximumEntries);
    QCOMPARE(throttle.delayFor(kSource, "alice", kStart), 0s);
}

QTEST_APPLESS_MAIN(TestSignInThrottle)
#include "tst_signinthrottle.moc"
