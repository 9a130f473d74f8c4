// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/fairqueue.h"
#include "pump/frames/offloadheader.h"
#include "pump/frames/tapport.h"
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

// Whether these two have a queue each: of 256, they may share one by chance.
bool areApart(size_t seed, const QByteArray &one, const QByteArray &other)
{
    FairQueue queue(seed);
    const FairQueue::TimePoint now;
    for (int i = 0; i < 200; ++i) {
        queue.push(one, now);
    }
    for (qsizetype taken = 0; taken < 1514; taken += one.size()) {
        queue.pop(now); // until its turn is over
    }
    queue.push(other, now);
    return queue.pop(now) == other;
}

// Of as many bytes as some 60 of these.
QByteArray largePacket()
{
    return QByteArray(OffloadHeader::kBytes, '\0') + TestFrames::Shape{ .payload = 60000 }.frame();
}

} // namespace

class TestFairQueue final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        while (!areApart(m_seed, packetOf(1), packetOf(2))
               || !areApart(m_seed, packetOf(1), largePacket())) {
            QVERIFY(++m_seed < 20);
        }
    }

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
        FairQueue queue(m_seed);
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
        FairQueue queue(m_seed);
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
        FairQueue queue(m_seed);
        const QByteArray large = largePacket();
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
        int apart = 0;
        for (size_t seed = 0; seed < 20; ++seed) {
            apart += areApart(seed, one, other) ? 1 : 0;
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
        for (size_t seed = 0; seed < 5; ++seed) {
            QVERIFY(!areApart(seed, header + one, header + other));
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
        FairQueue queue(m_seed);
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
        FairQueue queue(m_seed);
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

    // However many wait for their clients, the pump does not grow without end.
    void sharesWhatAllMayHave()
    {
        const QByteArray packet = packetOf(1);
        const auto fill = [&](FairQueue &queue) {
            for (int i = 0; i < 800; ++i) {
                queue.push(packet, m_now);
            }
        };
        const auto empty = [this](FairQueue &queue) {
            qsizetype bytes = 0;
            while (!queue.isEmpty()) {
                bytes += queue.pop(m_now).size();
            }
            return bytes;
        };
        {
            std::vector<std::unique_ptr<FairQueue>> many;
            for (int i = 0; i < 400; ++i) {
                many.push_back(std::make_unique<FairQueue>());
                many.back()->push(packet, m_now);
            }
            for (const auto &queue : many) {
                fill(*queue);
            }
            qsizetype all = 0;
            for (size_t i = 0; i < 200; ++i) {
                all += empty(*many[i]);
            }
            QVERIFY2(all <= FairQueue::kMostBytesOfAll / 2, qPrintable(QString::number(all)));
            QVERIFY2(all > FairQueue::kMostBytesOfAll / 5, qPrintable(QString::number(all)));
        } // 200 go with something in them
        FairQueue queue;
        fill(queue);
        QVERIFY(empty(queue) > FairQueue::kMostBytes / 2);
    }

    void hasAlwaysRoomForOne()
    {
        std::vector<std::unique_ptr<FairQueue>> many;
        for (int i = 0; i < 1100; ++i) {
            many.push_back(std::make_unique<FairQueue>());
            many.back()->push(packetOf(1), m_now);
        }
        FairQueue queue;
        queue.push(QByteArray(TapPort::kLargestPacket, 'x'), m_now);
        QCOMPARE(queue.pop(m_now).size(), TapPort::kLargestPacket);
    }

private:
    const FairQueue::TimePoint m_now{ 1h };
    size_t m_seed = 0; // with which the packets of these tests are apart
};

QTEST_GUILESS_MAIN(TestFairQueue)
#include "tst_fairqueue.moc"
