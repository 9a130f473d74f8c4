// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkcontrol.h"
#include "broker/tapdevice.h"
#include "privatenetwork.h"
#include "pump/frames/tapport.h"
#include "testframes.h"

#include <QRandomGenerator>
#include <QTest>

#include <sys/epoll.h>
#include <unistd.h>

using namespace Farlan;
using namespace Qt::StringLiterals;
using TestFrames::Shape;

namespace
{

#if defined(__SANITIZE_ADDRESS__)
constexpr int kRandomHeaders = 100'000;
#else
constexpr int kRandomHeaders = 1'000'000;
#endif
constexpr quint32 kSeed = 20'260'101; // the same every time: a failure can be looked at

// Numbers that have been trouble, and any.
class Dice final
{
public:
    bool oneIn(int count) { return m_random.bounded(count) == 0; }
    int upTo(int largest) { return m_random.bounded(largest + 1); }
    quint16 number(int expected)
    {
        static constexpr std::array kEdges{ 0, 1, 13, 14, 511, 512, 1460, 1461, 32768, 65535 };
        switch (m_random.bounded(8)) {
        case 0:
            return static_cast<quint16>(m_random.bounded(65536));
        case 1:
            return static_cast<quint16>(
                kEdges[static_cast<size_t>(upTo(static_cast<int>(kEdges.size()) - 1))]);
        case 2:
            return static_cast<quint16>(expected + m_random.bounded(5) - 2);
        default:
            return static_cast<quint16>(expected);
        }
    }

private:
    QRandomGenerator m_random{ kSeed };
};

Shape randomShape(Dice &dice)
{
    Shape shape;
    shape.ipv6 = dice.oneIn(2);
    shape.udp = dice.oneIn(2);
    shape.payload = dice.oneIn(4) ? dice.upTo(65480) : dice.upTo(4000);
    shape.vlanTags = dice.oneIn(4) ? dice.upTo(3) : 0;
    shape.ipOptions = dice.oneIn(8) ? 4 * dice.upTo(10) : 0;
    shape.tcpOptions = dice.oneIn(2) ? 4 * dice.upTo(10) : 0;
    shape.tcpFlags = dice.oneIn(4) ? static_cast<quint8>(dice.upTo(255)) : 0x18;
    shape.payload = std::min(shape.payload, 65535 - 60 - 60);
    return shape;
}

OffloadHeader randomHeader(Dice &dice, const Shape &shape)
{
    OffloadHeader header = shape.segmentsHeader(1000);
    header.flags = dice.oneIn(8) ? static_cast<quint8>(dice.upTo(255)) : header.flags;
    if (dice.oneIn(4)) {
        header.segments = OffloadHeader::kNoSegments;
        header.segmentBytes = 0;
    } else if (dice.oneIn(8)) {
        header.segments = static_cast<quint8>(dice.upTo(255));
    } else if (dice.oneIn(8)) {
        header.segments |= OffloadHeader::kEcn;
    }
    header.headerBytes = dice.number(header.headerBytes);
    header.segmentBytes = header.segmentBytes == 0 ? quint16(0) : dice.number(1000);
    header.checksumStart = dice.number(header.checksumStart);
    header.checksumOffset = dice.number(header.checksumOffset);
    return header;
}

} // namespace

class TestTapPort final : public QObject
{
    Q_OBJECT

private:
    std::optional<TapDevice> m_tap;

private slots:
    void initTestCase()
    {
        QVERIFY2(PrivateNetwork::enter(), "needs root");
        auto control = LinkControl::open();
        auto tap = TapDevice::create(u"tap0"_s);
        QVERIFY(control && tap);
        QVERIFY(control->setUp(tap->ifindex(), true));
        m_tap.emplace(std::move(*tap));
    }

    void knowsItsKernel()
    {
        // TSO is as old as virtio headers; USO came with Linux 6.2.
        QVERIFY(m_tap->supportedOffloads().testFlags(Offload::Checksum | Offload::Tso4
                                                     | Offload::Tso6 | Offload::Ecn));
    }

    // What is let through, the kernel takes; and much is let through, and much is not.
    void nothingAcceptedIsRefusedByTheKernel()
    {
        TapPort port{ UniqueFd(::dup(m_tap->fd())) };
        const Offloads all = m_tap->supportedOffloads();
        Dice dice;
        int accepted = 0;
        int segmented = 0;
        for (int i = 0; i < kRandomHeaders; ++i) {
            const Shape shape = randomShape(dice);
            static QByteArray frame;
            if (i % 16 == 0) { // building them is what takes time
                frame = shape.frame();
                m_shape = shape;
            }
            const OffloadHeader header = randomHeader(dice, m_shape);
            const auto checked = checkOffload(frame, header, all, 1500, OffloadSource::Peer);
            if (!checked || !fitsMtu(frame, *checked, 1500)) {
                continue;
            }
            ++accepted;
            segmented += checked->header.segments != OffloadHeader::kNoSegments;
            port.write(*checked, frame);
            if (port.refused() != 0) {
                QFAIL(qPrintable(
                    u"frame %1 of %2 bytes: flags %3, type %4, size %5, start %6"_s.arg(i)
                        .arg(frame.size())
                        .arg(header.flags)
                        .arg(header.segments)
                        .arg(header.segmentBytes)
                        .arg(header.checksumStart)));
            }
        }
        QCOMPARE(port.refused(), 0u);
        QCOMPARE(port.notTaken(), 0u);
        QVERIFY2(accepted > kRandomHeaders / 50, qPrintable(QString::number(accepted)));
        QVERIFY2(accepted < kRandomHeaders / 2, qPrintable(QString::number(accepted)));
        QVERIFY2(segmented > kRandomHeaders / 100, qPrintable(QString::number(segmented)));
    }

    void theKernelRefusesWhatIsWrong()
    {
        TapPort port{ UniqueFd(::dup(m_tap->fd())) };
        const Shape shape{ .payload = 3000 };
        CheckedOffload wrong{ shape.segmentsHeader(1000) };
        wrong.header.checksumStart = 60000;
        port.write(wrong, shape.frame());
        QCOMPARE(port.refused(), 1u); // so the test above can fail
    }

    // Linux has dropped that packet then (drivers/net/tun.c, tun_do_read()).
    void survivesWhatTheKernelCannotDescribe()
    {
        TapPort port{ UniqueFd(::epoll_create1(EPOLL_CLOEXEC)) }; // read() says EINVAL, too
        QByteArray buffer(TapPort::kLargestPacket, Qt::Uninitialized);
        QCOMPARE(port.read(buffer.data()), 0);
        QCOMPARE(port.unreadable(), 1u);
        QVERIFY(!port.isLost());
    }

    void survivesThatItIsDown()
    {
        auto control = LinkControl::open();
        QVERIFY(control && control->setUp(m_tap->ifindex(), false));
        TapPort port{ UniqueFd(::dup(m_tap->fd())) };
        port.write({}, Shape().frame());
        QCOMPARE(port.notTaken(), 1u);
        QVERIFY(control->setUp(m_tap->ifindex(), true));
        port.write({}, Shape().frame());
        QCOMPARE(port.notTaken(), 1u);
        QVERIFY(!port.isLost());
    }

private:
    Shape m_shape;
};

QTEST_GUILESS_MAIN(TestTapPort)
#include "tst_tapport.moc"
