// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ratelimiter.h"

#include <QTest>

using namespace Farlan;
using namespace std::chrono_literals;

class RateLimiterTest final : public QObject
{
    Q_OBJECT

private slots:
    void letsTheBurstThrough();
    void thenOnePerInterval();
    void countsWhatItHoldsBack();
    void chargesWhatIsYetToCome();
    void keepsPartsOfAnInterval();
    void restsToAFullBurst();

private:
    static int admitted(RateLimiter &limiter, int events, RateLimiter::TimePoint now)
    {
        int count = 0;
        for (int i = 0; i < events; ++i) {
            count += limiter.admit(now).has_value();
        }
        return count;
    }

    const RateLimiter::TimePoint m_start{ 1000s };
};

void RateLimiterTest::letsTheBurstThrough()
{
    RateLimiter limiter(10, 1s);
    QCOMPARE(admitted(limiter, 100, m_start), 10);
    QCOMPARE(admitted(limiter, 100, m_start + 999ms), 0);
}

void RateLimiterTest::thenOnePerInterval()
{
    RateLimiter limiter(10, 1s);
    admitted(limiter, 10, m_start);
    for (int second = 1; second <= 30; ++second) {
        QCOMPARE(admitted(limiter, 100, m_start + std::chrono::seconds(second)), 1);
    }
}

void RateLimiterTest::countsWhatItHoldsBack()
{
    RateLimiter limiter(2, 1s);
    QCOMPARE(limiter.admit(m_start), std::optional(0));
    QCOMPARE(limiter.admit(m_start), std::optional(0));
    QCOMPARE(limiter.admit(m_start), std::nullopt);
    QCOMPARE(limiter.admit(m_start + 1ms), std::nullopt);
    QCOMPARE(limiter.admit(m_start + 1s), std::optional(2));
    QCOMPARE(limiter.admit(m_start + 2s), std::optional(0));
}

void RateLimiterTest::chargesWhatIsYetToCome()
{
    RateLimiter limiter(2, 1s);
    QVERIFY(limiter.admit(m_start));
    limiter.charge(4); // 3 more than there are
    QCOMPARE(admitted(limiter, 10, m_start + 3s), 0);
    QCOMPARE(admitted(limiter, 10, m_start + 4s), 1);
}

void RateLimiterTest::keepsPartsOfAnInterval()
{
    RateLimiter limiter(2, 1s);
    admitted(limiter, 3, m_start);
    QCOMPARE(admitted(limiter, 5, m_start + 1500ms), 1);
    QCOMPARE(admitted(limiter, 5, m_start + 2s), 1);
}

void RateLimiterTest::restsToAFullBurst()
{
    RateLimiter limiter(10, 1s);
    admitted(limiter, 100, m_start);
    QCOMPARE(admitted(limiter, 100, m_start + 3s), 3);
    QCOMPARE(admitted(limiter, 100, m_start + 1h), 10);
}

QTEST_APPLESS_MAIN(RateLimiterTest)
#include "tst_ratelimiter.moc"
