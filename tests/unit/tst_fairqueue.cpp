// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/fairqueue.h"
#include "pump/frames/offloadheader.h"
#include "testframes.h"

#include <QTest>

using namespace Farlan;
using namespace std::chrono_literals;

namespace
{

// A packet of one of many flows, of 1000 bytes with all headers.
QByteArray packetOf(int flow, quint8 number = 0)
{
    QByteArray frame = TestFrames::Shape{ .udp = true, .payload = 948 }.frame();
    qToBigEndian(static_cast<quint16>(flow), frame.data() + 34); // source port
    frame[frame.size() - 1] = static_cast<char>(number);
    return QByteArray(OffloadHeader::kBytes, '\0') + frame;
}

int flowOf(const QByteArray &packet)
{
    return qFromBigEndian<quint16>(packet.constData() + OffloadHeader::kBytes + 34);
}

quint8 numberOf(const QByteArray &packet)
{
    return static_cast<quint8>(packet.back());
}

} // namespace

class TestFairQueue final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrderOfAFlow()
    {
        FairQueue queue;
        QVERIFY(queue.isEmpty());
        for (quint8 i = 0; i < 100; ++i) {
            queue.push(packetOf(1, i), m_now);
        }
        for (quint8 i = 0; i < 100; ++i) {
            QVERIFY(!queue.isEmpty());
            QCOMPARE(queue.pop(m_now), packetOf(1, i));
        }
        QVERIFY(queue.isEmpty());
        QCOMPARE(queue.dropped(), quint64(0));
    }

    void letsWhoSendsLittleGoFirst()
    {
        FairQueue queue;
        for (int i = 0; i < 100; ++i) {
            queue.push(packetOf(1), m_now);
        }
        queue.pop(m_now);
        queue.pop(m_now); // its turn is over
        queue.push(packetOf(2), m_now);
        QCOMPARE(flowOf(queue.pop(m_now)), 2);
        QCOMPARE(flowOf(queue.pop(m_now)), 1);
    }

    // A ping each time that the transfer has sent something would otherwise stop the transfer.
    void starvesNobody()
    {
        FairQueue queue;
        for (int i = 0; i < 10; ++i) {
            queue.push(packetOf(1), m_now);
        }
        int ofTheFirst = 0;
        for (int i = 0; i < 20; ++i) {
            queue.push(packetOf(2), m_now);
            ofTheFirst += flowOf(queue.pop(m_now)) == 1 ? 1 : 0;
        }
        QVERIFY2(ofTheFirst >= 8, qPrintable(QString::number(ofTheFirst)));
    }

    void sharesBytesNotPackets()
    {
        FairQueue queue;
        const QByteArray large = QByteArray(OffloadHeader::kBytes, '\0')
            + TestFrames::Shape{ .payload = 60000 }.frame();
        queue.push(large, m_now);
        queue.push(large, m_now);
        for (int i = 0; i < 100; ++i) {
            queue.push(packetOf(1), m_now);
        }
        QCOMPARE(queue.pop(m_now).size(), large.size());
        int between = 0;
        while (queue.pop(m_now).size() != large.size()) {
            ++between;
        }
        QVERIFY2(between >= 55 && between <= 65, qPrintable(QString::number(between)));
    }

    void tellsFlowsApart_data()
    {
        using Shape = TestFrames::Shape;
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("at"); // of a byte that makes it another flow
        QTest::newRow("station") << Shape{}.frame() << 6;
        QTest::newRow("VLAN") << Shape{ .vlanTags = 1 }.frame() << 15;
        QTest::newRow("IPv4 address") << Shape{}.frame() << 29;
        QTest::newRow("IPv6 address") << Shape{ .ipv6 = true }.frame() << 53;
        QTest::newRow("TCP port") << Shape{}.frame() << 37;
        QTest::newRow("UDP port over IPv6") << Shape{ .ipv6 = true, .udp = true }.frame() << 55;
        QTest::newRow("neither TCP nor UDP") << QByteArray(60, '\0') << 11;
        QTest::newRow("protocol") << Shape{}.frame() << 23;
        QTest::newRow("padded") << Shape{ .payload = 2 }.frame().leftJustified(60, '\0') << 37;
        QTest::newRow("options") << Shape{ .ipOptions = 8 }.frame() << 45;
    }

    void tellsFlowsApart()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, at);
        const QByteArray one = QByteArray(OffloadHeader::kBytes, '\0') + frame;
        QByteArray other = one;
        other[OffloadHeader::kBytes + at] ^= 0x55;
        int apart = 0; // two of 256 queues may be the same one by chance
        for (int i = 0; i < 20; ++i) {
            FairQueue queue;
            for (int j = 0; j < 200; ++j) {
                queue.push(one, m_now);
            }
            for (int taken = 0; taken < 1514; taken += static_cast<int>(one.size())) {
                queue.pop(m_now); // until its turn is over
            }
            queue.push(other, m_now);
            apart += queue.pop(m_now) == other ? 1 : 0;
        }
        QVERIFY2(apart >= 18, qPrintable(QString::number(apart)));
    }

    void keepsFlowsTogether_data()
    {
        using Shape = TestFrames::Shape;
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("padded and not") << Shape{ .payload = 1 }.frame().leftJustified(60, '\0')
                                        << Shape{ .payload = 1400 }.frame();
        QTest::newRow("flags") << Shape{}.frame() << Shape{ .tcpFlags = 0x11 }.frame();
        QByteArray first = Shape{ .udp = true }.frame();
        first[20] = 0x20; // more fragments
        QByteArray rest = first;
        rest[20] = 0;
        rest[21] = 100; // offset
        rest[34] = 'x'; // where the first one has a port
        QTest::newRow("fragments") << first << rest;
        QTest::newRow("tiny") << QByteArray(14, '\x02') << QByteArray(20, '\x02');
    }

    void keepsFlowsTogether()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        const QByteArray header(OffloadHeader::kBytes, '\0');
        for (int i = 0; i < 5; ++i) { // other seeds
            FairQueue queue;
            for (int j = 0; j < 200; ++j) {
                queue.push(header + one, m_now);
            }
            for (qsizetype taken = 0; taken < 1514; taken += header.size() + one.size()) {
                queue.pop(m_now);
            }
            queue.push(header + other, m_now);
            QCOMPARE(queue.pop(m_now), header + one);
        }
    }

    // RFC 8289: a burst may wait, a queue that stays may not.
    void dropsFromAQueueThatStays()
    {
        FairQueue queue;
        auto now = m_now;
        quint64 early = 0;
        for (int i = 0; i < 50; ++i) {
            queue.push(packetOf(1), now);
        }
        for (int i = 0; i < 1000; ++i, now += 1ms) { // as many come as go
            queue.push(packetOf(1), now);
            queue.pop(now);
            if (i == 99) {
                early = queue.dropped();
            }
        }
        QCOMPARE(early, quint64(0));
        QVERIFY(queue.dropped() > 5);
        QVERIFY(queue.dropped() < 100);
    }

    void dropsNothingFromAQueueThatGoes()
    {
        FairQueue queue;
        auto now = m_now;
        for (int burst = 0; burst < 20; ++burst) {
            for (int i = 0; i < 80; ++i) {
                queue.push(packetOf(1), now);
            }
            for (; !queue.isEmpty(); now += 1ms) {
                queue.pop(now);
            }
        }
        QCOMPARE(queue.dropped(), quint64(0));
    }

    void forgetsWhoSentBefore()
    {
        FairQueue queue;
        queue.push(packetOf(1), m_now);
        queue.push(packetOf(1), m_now);
        while (!queue.isEmpty()) {
            queue.pop(m_now);
        }
        queue.push(packetOf(2), m_now);
        queue.push(packetOf(2), m_now);
        queue.push(packetOf(2), m_now);
        queue.pop(m_now);
        queue.pop(m_now);
        queue.push(packetOf(1), m_now);
        QCOMPARE(flowOf(queue.pop(m_now)), 1); // new again
    }

    void neverDropsTheLastOne()
    {
        FairQueue queue;
        auto now = m_now;
        for (int i = 0; i < 100; ++i, now += 1s) {
            queue.push(packetOf(1), now);
            QVERIFY(!queue.pop(now + 900ms).isNull());
        }
        QCOMPARE(queue.dropped(), quint64(0));
    }

    void staysSmallAtTheCostOfTheLongest()
    {
        FairQueue queue;
        queue.push(packetOf(2, 7), m_now);
        for (int i = 0; i < 10'000; ++i) {
            queue.push(packetOf(1, static_cast<quint8>(i)), m_now);
        }
        QVERIFY(queue.dropped() > 9000);
        int left = 0;
        bool isOtherLeft = false;
        QByteArray last;
        while (!queue.isEmpty()) {
            const QByteArray packet = queue.pop(m_now);
            isOtherLeft = isOtherLeft || (flowOf(packet) == 2 && numberOf(packet) == 7);
            left += static_cast<int>(packet.size());
            last = packet;
        }
        QVERIFY(isOtherLeft);
        QVERIFY(left <= FairQueue::kMostBytes);
        QVERIFY(left > FairQueue::kMostBytes / 2);
        QCOMPARE(numberOf(last), quint8(9999 % 256)); // the front was dropped, not the end
    }

private:
    const FairQueue::TimePoint m_now{ 1h };
};

QTEST_GUILESS_MAIN(TestFairQueue)
#include "tst_fairqueue.moc"
