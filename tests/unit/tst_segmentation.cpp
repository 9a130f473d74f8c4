// SPDX-License-Identifier: GPL-3.0-or-later
// What we cut and put together is held against what the kernel cuts: a frame goes into one TAP,
// over a bridge, and comes in segments out of another that takes no offloads.
#include "broker/linkcontrol.h"
#include "broker/tapdevice.h"
#include "privatenetwork.h"
#include "pump/frames/coalescing.h"
#include "pump/frames/segmentation.h"
#include "testframes.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace Farlan;
using namespace Qt::StringLiterals;
using TestFrames::kAllOffloads;
using TestFrames::Shape;

Q_DECLARE_METATYPE(Shape)

namespace
{

constexpr int kMtu = 1500;

QList<QByteArray> readAll(int fd)
{
    QList<QByteArray> packets;
    QByteArray buffer(TapPort::kLargestPacket, Qt::Uninitialized);
    ssize_t length = 0;
    while ((length = ::read(fd, buffer.data(), static_cast<size_t>(buffer.size()))) > 0) {
        packets.append(buffer.first(length));
    }
    return packets;
}

QByteArray frameOf(const QByteArray &packet)
{
    return packet.sliced(OffloadHeader::kBytes);
}

QList<QByteArray> cut(const QByteArray &frame, const CheckedOffload &offload)
{
    QList<QByteArray> segments;
    for (Segmentation segmentation(frame, offload); !segmentation.atEnd();) {
        segments.append(segmentation.next().toByteArray());
    }
    return segments;
}

// The packets of a TapPort that is none.
class Catcher final
{
public:
    Catcher()
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends.data()) == 0) {
            port.emplace(UniqueFd(ends[0]));
            m_caught.reset(ends[1]);
        }
    }

    QList<QByteArray> packets() const { return readAll(m_caught.get()); }

    std::optional<TapPort> port;

private:
    UniqueFd m_caught;
};

} // namespace

class TestSegmentation final : public QObject
{
    Q_OBJECT

private:
    std::optional<TapDevice> m_in;
    std::optional<TapDevice> m_out;

    // Sends it into the bridge and tells what comes out on the other side.
    QList<QByteArray> cutByKernel(const QByteArray &frame, const CheckedOffload &offload)
    {
        readAll(m_out->fd());
        TapPort port{ UniqueFd(::dup(m_in->fd())) };
        port.write(offload, frame);
        QList<QByteArray> segments;
        for (const QByteArray &packet : readAll(m_out->fd())) {
            segments.append(frameOf(packet));
        }
        return segments;
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(PrivateNetwork::enter(), "needs root");
        auto control = LinkControl::open();
        auto in = TapDevice::create(u"in"_s);
        auto out = TapDevice::create(u"out"_s);
        QVERIFY(control && in && out);
        QVERIFY(PrivateNetwork::ip(u"link add br0 type bridge mcast_snooping 0"_s));
        const auto bridge = control->findBridge(u"br0"_s);
        QVERIFY(bridge);
        for (const int ifindex : { in->ifindex(), out->ifindex() }) {
            QVERIFY(control->disableIpv6AddressGeneration(ifindex));
            QVERIFY(control->setMaster(ifindex, bridge->ifindex));
            QVERIFY(control->setUp(ifindex, true));
        }
        QVERIFY(PrivateNetwork::ip(u"link set br0 addrgenmode none up"_s));
        m_in.emplace(std::move(*in));
        m_out.emplace(std::move(*out));
        const QByteArray probe = Shape{ .payload = 100 }.frame();
        QTRY_VERIFY(!cutByKernel(probe, {}).isEmpty()); // the ports forward
    }

    void cutsAsTheKernelDoes_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("segment");
        const auto row = [](const char *name, const Shape &shape, int segment) {
            QTest::newRow(name) << shape << segment;
        };
        row("TCP", Shape{ .payload = 40001 }, 1448);
        row("TCP, to a whole segment", Shape{ .payload = 2896 }, 1448);
        row("TCP with FIN and PSH", Shape{ .payload = 5000, .tcpFlags = 0x19 }, 1448);
        row("TCP with options", Shape{ .payload = 5000, .ipOptions = 8, .tcpOptions = 12 }, 1400);
        row("TCP over IPv6", Shape{ .ipv6 = true, .payload = 65000 }, 1428);
        row("TCP in a VLAN", Shape{ .payload = 40000, .vlanTags = 1 }, 1448);
        row("TCP in QinQ", Shape{ .payload = 40000, .vlanTags = 2 }, 1448);
        row("TCP over IPv6 in QinQ", Shape{ .ipv6 = true, .payload = 9000, .vlanTags = 2 }, 1420);
        row("TCP over IPv6 with options", Shape{ .ipv6 = true, .payload = 9000, .ipv6Options = 16 },
            1400);
        row("identifications that begin anew", Shape{ .payload = 40000, .identification = 65530 },
            1448);
        row("odd segments", Shape{ .payload = 40000 }, 701);
        row("small segments", Shape{ .payload = 20000 }, 128);
        if (m_in->supportedOffloads().testFlag(Offload::Uso)) {
            row("UDP", Shape{ .udp = true, .payload = 40001 }, 1472);
            row("UDP over IPv6", Shape{ .ipv6 = true, .udp = true, .payload = 9000 }, 1000);
            row("UDP in QinQ", Shape{ .udp = true, .payload = 9000, .vlanTags = 2 }, 1000);
            row("UDP over IPv6 with options",
                Shape{ .ipv6 = true, .udp = true, .payload = 9000, .ipv6Options = 8 }, 1000);
        }
    }

    void cutsAsTheKernelDoes()
    {
        QFETCH(Shape, shape);
        QFETCH(int, segment);
        const QByteArray frame = shape.frame();
        const auto offload
            = checkOffload(frame, shape.segmentsHeader(static_cast<quint16>(segment)), kAllOffloads,
                           kMtu, OffloadSource::Kernel);
        QVERIFY(offload);
        const QList<QByteArray> expected = cutByKernel(frame, *offload);
        QCOMPARE(expected.size(), (shape.payload + segment - 1) / segment);
        const QList<QByteArray> ours = cut(frame, *offload);
        QCOMPARE(ours.size(), expected.size());
        for (qsizetype i = 0; i < ours.size(); ++i) {
            QCOMPARE(ours[i].toHex(), expected[i].toHex());
        }
    }

    // Which UDP may not have, and TCP has.
    void knowsChecksumsOfZero_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<QByteArray>("checksum");
        QTest::newRow("TCP") << Shape{ .payload = 2000 } << QByteArray("0000");
        if (m_in->supportedOffloads().testFlag(Offload::Uso)) {
            QTest::newRow("UDP") << Shape{ .udp = true, .payload = 2000 } << QByteArray("ffff");
        }
    }

    void knowsChecksumsOfZero()
    {
        QFETCH(Shape, shape);
        QFETCH(QByteArray, checksum);
        QByteArray frame = shape.frame();
        const auto offload = checkOffload(frame, shape.segmentsHeader(1000), kAllOffloads, kMtu,
                                          OffloadSource::Kernel);
        QVERIFY(offload);
        // The payload is made so that the sum of the first segment is one's complement's -0.
        char *const word = frame.data() + shape.payloadAt();
        InternetChecksum sum;
        sum.add(QByteArrayView(word, 2));
        sum.add(QByteArrayView(cut(frame, *offload)[0]).sliced(offload->seedAt, 2));
        const quint16 folded = sum.folded();
        memcpy(word, &folded, sizeof(folded));

        const QList<QByteArray> ours = cut(frame, *offload);
        QCOMPARE(ours[0].sliced(offload->seedAt, 2).toHex(), checksum);
        QCOMPARE(ours, cutByKernel(frame, *offload));
    }

    void clearsCongestionWindowReduced()
    {
        const Shape shape{ .payload = 5000, .tcpFlags = 0x90 };
        OffloadHeader header = shape.segmentsHeader(1448);
        header.segments |= OffloadHeader::kEcn;
        const auto offload
            = checkOffload(shape.frame(), header, kAllOffloads, kMtu, OffloadSource::Kernel);
        QVERIFY(offload);
        const QList<QByteArray> expected = cutByKernel(shape.frame(), *offload);
        QCOMPARE(expected.size(), 4);
        QCOMPARE(cut(shape.frame(), *offload), expected);
    }

    void completesChecksumsAsTheKernelDoes_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::newRow("TCP") << Shape{ .payload = 1001 };
        QTest::newRow("UDP over IPv6") << Shape{ .ipv6 = true, .udp = true, .payload = 7 };
        QTest::newRow("in a VLAN") << Shape{ .payload = 0, .vlanTags = 1 };
    }

    void completesChecksumsAsTheKernelDoes()
    {
        QFETCH(Shape, shape);
        QByteArray frame = shape.frame();
        const auto offload = checkOffload(frame, shape.checksumHeader(), kAllOffloads, kMtu,
                                          OffloadSource::Kernel);
        QVERIFY(offload);
        const QList<QByteArray> expected = cutByKernel(frame, *offload);
        QCOMPARE(expected.size(), 1);
        memcpy(frame.data() + offload->seedAt, &offload->seed, sizeof(offload->seed));
        QVERIFY(completeChecksum(frame.data(), frame.size(), offload->header));
        QCOMPARE(frame.toHex(), expected[0].toHex());
    }

    void refusesChecksumsOutOfTheFrame()
    {
        QByteArray frame(60, 'x');
        OffloadHeader header;
        for (const auto &[start, offset] :
             { std::pair{ 60, 0 }, std::pair{ 59, 0 }, std::pair{ 14, 46 }, std::pair{ 65535, 0 },
               std::pair{ 14, 65535 } }) {
            header.checksumStart = static_cast<quint16>(start);
            header.checksumOffset = static_cast<quint16>(offset);
            QVERIFY(!completeChecksum(frame.data(), frame.size(), header));
            QCOMPARE(frame, QByteArray(60, 'x'));
        }
    }

    // Put together and cut again by the kernel, they are what they were.
    void coalescesWhatTheKernelCut_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::newRow("TCP") << Shape{ .payload = 40001 };
        QTest::newRow("TCP with options") << Shape{ .payload = 40001, .tcpOptions = 12 };
        QTest::newRow("TCP over IPv6") << Shape{ .ipv6 = true, .payload = 60000 };
        QTest::newRow("TCP in a VLAN") << Shape{ .payload = 30000, .vlanTags = 1 };
        QTest::newRow("PSH at the end") << Shape{ .payload = 30000, .tcpFlags = 0x18 };
    }

    void coalescesWhatTheKernelCut()
    {
        QFETCH(Shape, shape);
        const auto offload = checkOffload(shape.frame(), shape.segmentsHeader(1400), kAllOffloads,
                                          kMtu, OffloadSource::Kernel);
        QVERIFY(offload);
        const QList<QByteArray> segments = cutByKernel(shape.frame(), *offload);
        Catcher catcher;
        Coalescing coalescing(*catcher.port, kAllOffloads, kMtu);
        for (const QByteArray &segment : segments) {
            coalescing.take(segment);
        }
        QVERIFY(catcher.packets().isEmpty());
        coalescing.flush();
        const QList<QByteArray> packets = catcher.packets();
        QCOMPARE(packets.size(), 1);
        const QByteArray frame = frameOf(packets[0]);
        QCOMPARE(frame.size(), shape.frame().size());
        const auto again = checkOffload(frame, OffloadHeader::read(packets[0].constData()),
                                        kAllOffloads, kMtu, OffloadSource::Kernel);
        QVERIFY(again);
        QCOMPARE(cutByKernel(frame, *again), segments);
        coalescing.flush();
        QVERIFY(catcher.packets().isEmpty());
    }

    // Each differs from the segment before in something that must not be lost.
    void keepsApartWhatDiffers_data()
    {
        QTest::addColumn<int>("offset"); // of a byte in the second segment
        QTest::newRow("destination MAC") << 3;
        QTest::newRow("type of service") << 15;
        QTest::newRow("time to live") << 22;
        QTest::newRow("destination") << 33;
        QTest::newRow("source port") << 35;
        QTest::newRow("sequence") << 41;
        QTest::newRow("acknowledgement") << 45;
        QTest::newRow("window") << 49;
        QTest::newRow("option") << 60;
        QTest::newRow("payload, so a wrong checksum") << 100;
        QTest::newRow("TCP checksum") << 50;
        QTest::newRow("IP checksum") << 24;
    }

    void keepsApartWhatDiffers()
    {
        QFETCH(int, offset);
        const Shape shape{ .payload = 2800, .tcpOptions = 12 };
        const auto offload = checkOffload(shape.frame(), shape.segmentsHeader(1400), kAllOffloads,
                                          kMtu, OffloadSource::Kernel);
        QList<QByteArray> segments = cut(shape.frame(), *offload);
        QCOMPARE(segments.size(), 2);
        segments[1][offset] = static_cast<char>(segments[1][offset] ^ 0x40);
        if (offset < 50 && offset != 24) { // only this is wrong, not also the checksums
            segments[1] = withRightChecksums(segments[1]);
        }
        Catcher catcher;
        Coalescing coalescing(*catcher.port, kAllOffloads, kMtu);
        for (const QByteArray &segment : segments) {
            coalescing.take(segment);
        }
        coalescing.flush();
        QList<QByteArray> delivered;
        for (const QByteArray &packet : catcher.packets()) {
            QCOMPARE(packet.first(OffloadHeader::kBytes), QByteArray(OffloadHeader::kBytes, '\0'));
            delivered.append(frameOf(packet));
        }
        QCOMPARE(delivered.size(), 2);
        QVERIFY(delivered == segments || offset == 3 || offset == 33 || offset == 35);
        QVERIFY(delivered.contains(segments[0]) && delivered.contains(segments[1]));
    }

    void keepsOrderInAFlow_data()
    {
        QTest::addColumn<int>("padding"); // behind the end of the connection
        QTest::newRow("bare") << 0;
        QTest::newRow("padded to the least of a network card") << 6;
    }

    void keepsOrderInAFlow()
    {
        QFETCH(int, padding);
        const Shape shape{ .payload = 4200 };
        const auto offload = checkOffload(shape.frame(), shape.segmentsHeader(1400), kAllOffloads,
                                          kMtu, OffloadSource::Kernel);
        const QList<QByteArray> segments = cut(shape.frame(), *offload);
        const QByteArray reset = withRightChecksums(Shape{ .payload = 0, .tcpFlags = 4 }.frame())
            + QByteArray(padding, '\0');
        Catcher catcher;
        Coalescing coalescing(*catcher.port, kAllOffloads, kMtu);
        coalescing.take(segments[0]);
        coalescing.take(segments[1]);
        coalescing.take(reset);
        coalescing.take(segments[2]);
        coalescing.flush();
        const QList<QByteArray> packets = catcher.packets();
        QCOMPARE(packets.size(), 3);
        QCOMPARE(packets[0].size(), OffloadHeader::kBytes + 54 + 2800);
        QCOMPARE(frameOf(packets[1]), reset);
        QCOMPARE(frameOf(packets[2]), segments[2]);
    }

    void hasRoomForManyFlows()
    {
        Catcher catcher;
        Coalescing coalescing(*catcher.port, kAllOffloads, kMtu);
        const QByteArray frame = withRightChecksums(Shape{ .payload = 1000 }.frame());
        for (int i = 0; i < 20; ++i) {
            QByteArray other = frame;
            other[35] = static_cast<char>(i);
            coalescing.take(withRightChecksums(other));
        }
        coalescing.flush();
        QCOMPARE(catcher.packets().size(), 20);
    }

private:
    static QByteArray withRightChecksums(QByteArray frame)
    {
        const FrameLayout layout = *layoutOf(frame);
        const auto put
            = [&frame](qsizetype at, qsizetype from, qsizetype to, const InternetChecksum &rest) {
                  memset(frame.data() + at, 0, 2);
                  InternetChecksum sum = rest;
                  sum.add(QByteArrayView(frame).sliced(from, to - from));
                  const quint16 checksum = sum.finished();
                  memcpy(frame.data() + at, &checksum, sizeof(checksum));
              };
        put(layout.network + 10, layout.network, layout.transport, {});
        put(layout.transport + layout.checksumOffset(), layout.transport, frame.size(),
            layout.pseudoHeader(frame));
        return frame;
    }
};

QTEST_GUILESS_MAIN(TestSegmentation)
#include "tst_segmentation.moc"
