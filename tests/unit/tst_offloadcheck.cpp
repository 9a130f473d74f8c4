// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/framelayout.h"
#include "pump/frames/offloadcheck.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"
#include "testframes.h"

#include <QTest>

#include <functional>

using namespace Farlan;
using TestFrames::kAllOffloads;
using TestFrames::Shape;

Q_DECLARE_METATYPE(Shape)

namespace
{

struct Offered {
    QByteArray frame;
    OffloadHeader header;
    Offloads agreed = kAllOffloads;
    int mtu = 1500;
};
using Change = std::function<void(Offered &)>;

std::optional<CheckedOffload> check(const Offered &offered)
{
    return checkOffload(offered.frame, offered.header, offered.agreed, offered.mtu,
                        OffloadSource::Peer);
}

// The checksum over pseudo header and segment; 0xffff folded if `seed` and rest are right.
bool isChecksumRight(const QByteArray &frame, const FrameLayout &layout)
{
    InternetChecksum sum = layout.pseudoHeader(frame);
    sum.add(QByteArrayView(frame).sliced(layout.transport));
    return sum.folded() == 0xffff;
}

} // namespace

class TestOffloadCheck final : public QObject
{
    Q_OBJECT

private slots:
    void accepts_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("segment"); // 0: only the checksum
        QTest::addColumn<bool>("isCut");
        QTest::newRow("TCP checksum") << Shape{} << 0 << false;
        QTest::newRow("TCP without payload") << Shape{ .payload = 0 } << 0 << false;
        QTest::newRow("UDP checksum") << Shape{ .udp = true } << 0 << false;
        QTest::newRow("TCP") << Shape{ .payload = 40000 } << 1448 << true;
        QTest::newRow("TCP over IPv6") << Shape{ .ipv6 = true, .payload = 64000 } << 1428 << true;
        QTest::newRow("UDP") << Shape{ .udp = true, .payload = 20000 } << 1472 << true;
        QTest::newRow("UDP over IPv6")
            << Shape{ .ipv6 = true, .udp = true, .payload = 20000 } << 1452 << true;
        QTest::newRow("VLAN") << Shape{ .payload = 40000, .vlanTags = 1 } << 1448 << true;
        QTest::newRow("QinQ") << Shape{ .payload = 40000, .vlanTags = 2 } << 1448 << true;
        QTest::newRow("options") << Shape{ .payload = 40000, .ipOptions = 40, .tcpOptions = 40 }
                                 << 1380 << true;
        QTest::newRow("the largest IPv4") << Shape{ .payload = 65495 } << 1460 << true;
        QTest::newRow("the largest IPv6")
            << Shape{ .ipv6 = true, .payload = 65515 } << 1440 << true;
        QTest::newRow("one segment") << Shape{ .payload = 1000 } << 1448 << false;
        QTest::newRow("128 segments") << Shape{ .payload = 65000 } << 512 << true;
        QTest::newRow("64 datagrams") << Shape{ .udp = true, .payload = 64 * 512 } << 512 << true;
    }

    void accepts()
    {
        QFETCH(Shape, shape);
        QFETCH(int, segment);
        QFETCH(bool, isCut);
        Offered offered{ shape.frame(),
                         segment == 0 ? shape.checksumHeader()
                                      : shape.segmentsHeader(static_cast<quint16>(segment)) };
        offered.header.headerBytes = 3; // it is not believed
        const auto checked = check(offered);
        QVERIFY(checked);
        const OffloadHeader expected
            = isCut ? shape.segmentsHeader(static_cast<quint16>(segment)) : shape.checksumHeader();
        QVERIFY(checked->header == expected);
        QCOMPARE(checked->seedAt, shape.transport() + (shape.udp ? 6 : 16));

        // With the seed in its place, adding up the segment completes the checksum.
        QByteArray frame = offered.frame;
        memcpy(frame.data() + checked->seedAt, &checked->seed, 2);
        InternetChecksum sum;
        sum.add(QByteArrayView(frame).sliced(shape.transport()));
        const quint16 finished = sum.finished();
        memcpy(frame.data() + checked->seedAt, &finished, 2);
        QVERIFY(isChecksumRight(frame, *layoutOf(frame)));
    }

    // The example of PROTOCOL.md.
    void keepsToTheProtocol()
    {
        const QByteArray message
            = QByteArray::fromHex("44000000 01003600000022001000 020000000001 020000000002 0800"
                                  "4500002c00014000400626c9 0a000001 0a000002"
                                  "12671268 00000001 00000002 5018ffff 1421 0000 70696e67");
        const auto record = RecordReader(message).next();
        QVERIFY(record);
        const auto checked = checkOffload(record->frame, record->header, Offload::Checksum, 1500,
                                          OffloadSource::Peer);
        QVERIFY(checked);
        QVERIFY(checked->header == record->header);
        QByteArray frame = record->frame.toByteArray();
        memcpy(frame.data() + checked->seedAt, &checked->seed, 2);
        QVERIFY(completeChecksum(frame.data(), frame.size(), checked->header));
        QCOMPARE(frame.sliced(50, 2).toHex(), QByteArray("9823"));
    }

    void takesFramesWithoutOffloads_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("isTagged");
        QTest::addColumn<bool>("passes");
        QTest::newRow("14") << qsizetype(14) << false << true;
        QTest::newRow("the MTU") << qsizetype(1514) << false << true;
        QTest::newRow("over the MTU") << qsizetype(1515) << false << false;
        QTest::newRow("a tag is not counted") << qsizetype(1518) << true << true;
        QTest::newRow("over the MTU with a tag") << qsizetype(1519) << true << false;
        QTest::newRow("a jumbo frame") << qsizetype(9014) << false << false;
        QTest::newRow("64 KiB") << qsizetype(65536) << false << false;
        QTest::newRow("the largest of a record") << Record::kLargestFrame << true << false;
    }

    void takesFramesWithoutOffloads()
    {
        QFETCH(qsizetype, size);
        QFETCH(bool, isTagged);
        QFETCH(bool, passes);
        QByteArray frame(size, 'x');
        if (isTagged) {
            frame.replace(12, 4, QByteArray::fromHex("81000001"));
        }
        const auto checked = checkOffload(frame, {}, {}, 1500, OffloadSource::Peer);
        QVERIFY(checked && checked->header == OffloadHeader{});
        QCOMPARE(checked->seedAt, 0);
        QCOMPARE(fitsMtu(frame, *checked, 1500), passes);
    }

    void refuses_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<Change>("change");
        const Shape tcp{ .payload = 40000 };
        const Shape tcp6{ .ipv6 = true, .payload = 40000 };
        const Shape udp{ .udp = true, .payload = 40000 };
        const auto row = [](const char *name, const Shape &shape, const Change &change) {
            QTest::newRow(name) << shape << change;
        };
        // What kernels accept and must not get.
        row("TSO4 without NEEDS_CSUM", tcp, [](Offered &o) { o.header.flags = 0; });
        row("TSO4 with DATA_VALID only", tcp, [](Offered &o) { o.header.flags = 2; });
        row("both flags", tcp, [](Offered &o) { o.header.flags = 3; });
        row("all flags", tcp, [](Offered &o) { o.header.flags = 0xff; });
        row("TSO6 on IPv4 without NEEDS_CSUM", tcp,
            [](Offered &o) { o.header = { .segments = 4 }; });
        row("TSO6 on IPv4", tcp, [](Offered &o) { o.header.segments = 4; });
        row("TSO4 on IPv6", tcp6, [](Offered &o) { o.header.segments = 1; });
        row("TSO4 on ARP", tcp, [](Offered &o) { o.frame.replace(12, 2, "\x08\x06"); });
        row("UFO", udp, [](Offered &o) { o.header.segments = 3; });
        row("segments of 1", tcp, [](Offered &o) { o.header.segmentBytes = 1; });
        row("segments of 511", tcp, [](Offered &o) { o.header.segmentBytes = 511; });
        row("segments of 0", tcp, [](Offered &o) { o.header.segmentBytes = 0; });
        row("checksum off by one", tcp, [](Offered &o) { --o.header.checksumStart; });
        row("checksum at 0", tcp, [](Offered &o) { o.header.checksumStart = 0; });
        row("checksum at 13", tcp, [](Offered &o) { o.header.checksumStart = 13; });
        row("checksum at IP", tcp, [](Offered &o) { o.header.checksumStart = 14; });
        row("checksum at the last byte", tcp,
            [](Offered &o) { o.header.checksumStart = static_cast<quint16>(o.frame.size() - 1); });
        row("checksum beyond the frame", tcp, [](Offered &o) { o.header.checksumStart = 60000; });
        row("TCP with UDP's offset", tcp, [](Offered &o) { o.header.checksumOffset = 6; });
        row("UDP with TCP's offset", udp, [](Offered &o) { o.header.checksumOffset = 16; });
        // Other types.
        row("type 2", tcp, [](Offered &o) { o.header.segments = 2; });
        row("type 0x7f", tcp, [](Offered &o) { o.header.segments = 0x7f; });
        row("UDP tunnels", udp, [](Offered &o) { o.header.segments = 0x25; });
        row("TSO4 on UDP", udp, [](Offered &o) { o.header.segments = 1; });
        row("USO on TCP", tcp, [](Offered &o) { o.header.segments = 5; });
        row("USO without NEEDS_CSUM", udp, [](Offered &o) { o.header.flags = 0; });
        row("USO with ECN", udp, [](Offered &o) { o.header.segments = 0x85; });
        row("no segments, but a size", tcp, [](Offered &o) { o.header.segments = 0; });
        // Not agreed.
        row("no checksums", tcp, [](Offered &o) { o.agreed = {}; });
        row("no TSO4", tcp, [](Offered &o) { o.agreed = Offload::Checksum | Offload::Tso6; });
        row("no TSO6", tcp6, [](Offered &o) { o.agreed = Offload::Checksum | Offload::Tso4; });
        row("no USO", udp, [](Offered &o) { o.agreed = Offload::Checksum | Offload::Tso4; });
        row("no ECN", tcp, [](Offered &o) {
            o.header.segments = 0x81;
            o.agreed = Offload::Checksum | Offload::Tso4;
        });
        // IP and TCP.
        row("a byte too much", tcp, [](Offered &o) { o.frame += 'x'; });
        row("a byte too few", tcp6, [](Offered &o) { o.frame.chop(1); });
        row("fragment", tcp, [](Offered &o) { o.frame[20] = 0x20; });
        row("fragment's rest", tcp, [](Offered &o) { o.frame[21] = 1; });
        row("IP version", tcp, [](Offered &o) { o.frame[14] = 0x65; });
        row("IP version 6", tcp6, [](Offered &o) { o.frame[14] = 0x40; });
        row("short IP header", tcp, [](Offered &o) { o.frame[14] = 0x44; });
        row("IP header beyond the frame", Shape{ .payload = 10 }, [](Offered &o) {
            o.frame[14] = 0x4f;
            o.header.checksumStart = 74;
        });
        row("jumbogram", tcp6, [](Offered &o) { o.frame.replace(18, 2, QByteArray(2, '\0')); });
        row("extension header", tcp6, [](Offered &o) { o.frame[20] = 0; });
        row("ICMP", tcp, [](Offered &o) { o.frame[23] = 1; });
        row("short TCP header", tcp, [](Offered &o) { o.frame[46] = 0x40; });
        row("TCP header beyond the frame", Shape{ .payload = 30 },
            [](Offered &o) { o.frame[46] = static_cast<char>(0xf0); });
        row("UDP length", udp, [](Offered &o) { o.frame[39] = 0; });
        row("SYN", tcp, [](Offered &o) { o.frame[47] = 0x12; });
        row("RST", tcp, [](Offered &o) { o.frame[47] = 0x14; });
        row("URG", tcp, [](Offered &o) { o.frame[47] = 0x30; });
        row("no payload", Shape{ .payload = 0 }, [](Offered &) {});
        row("three tags", Shape{ .payload = 40000, .vlanTags = 3 }, [](Offered &) {});
        row("cut in the TCP header", tcp, [](Offered &o) { o.frame.truncate(50); });
        row("cut in the IP header", tcp, [](Offered &o) { o.frame.truncate(30); });
        row("cut behind the type", tcp6, [](Offered &o) { o.frame.truncate(14); });
    }

    void refuses()
    {
        QFETCH(Shape, shape);
        QFETCH(Change, change);
        Offered offered{ shape.frame(), shape.segmentsHeader(1000) };
        if (shape.payload > 0 && shape.vlanTags <= 2) {
            QVERIFY(check(offered)); // all else is right
        }
        change(offered);
        QVERIFY(!check(offered));
    }

    void lowersSegmentsToTheMtu()
    {
        const Shape shape{ .payload = 40000 };
        Offered offered{ shape.frame(), shape.segmentsHeader(8948) };
        const auto checked = check(offered);
        QVERIFY(checked && fitsMtu(offered.frame, *checked, 1500));
        QCOMPARE(int(checked->header.segmentBytes), 1460);
        offered.header.segmentBytes = 0xffff; // GSO_BY_FRAGS
        QCOMPARE(int(check(offered)->header.segmentBytes), 1460);
    }

    // That another end has a larger MTU is not its fault: right, but too long.
    void tellsWhatIsTooLong()
    {
        const Shape udp{ .udp = true, .payload = 40000 };
        for (const int mtu : { 1500, 1499 }) {
            const auto checked = checkOffload(udp.frame(), udp.segmentsHeader(1472), kAllOffloads,
                                              mtu, OffloadSource::Peer);
            QVERIFY(checked);
            QCOMPARE(fitsMtu(udp.frame(), *checked, mtu), mtu == 1500);
        }
        const Shape small{ .payload = 1000 };
        const auto uncut = checkOffload(small.frame(), small.checksumHeader(), kAllOffloads, 1040,
                                        OffloadSource::Peer);
        QVERIFY(uncut && fitsMtu(small.frame(), *uncut, 1040));
        QVERIFY(!fitsMtu(small.frame(), *uncut, 1039));
        const Shape tcp{ .payload = 65495 }; // more than 128 segments, were they to fit in
        for (const int mtu : { 540, 40, 20 }) {
            const auto checked = checkOffload(tcp.frame(), tcp.segmentsHeader(1460), kAllOffloads,
                                              mtu, OffloadSource::Peer);
            QVERIFY(checked);
            QVERIFY(!fitsMtu(tcp.frame(), *checked, mtu));
        }
    }

    // As from a host far away whose segments are small; only a peer's are refused.
    void takesSmallSegmentsOfOurKernel()
    {
        const Shape shape{ .payload = 60000 };
        const OffloadHeader header = shape.segmentsHeader(128);
        QVERIFY(!checkOffload(shape.frame(), header, kAllOffloads, 1500, OffloadSource::Peer));
        const auto checked
            = checkOffload(shape.frame(), header, kAllOffloads, 1500, OffloadSource::Kernel);
        QVERIFY(checked && checked->header == header);
    }

    // More than Linux takes before 6.9, though ours may make them.
    void takesManyDatagramsOfOurKernel()
    {
        const Shape shape{ .udp = true, .payload = 64 * 512 + 1 };
        const OffloadHeader header = shape.segmentsHeader(512);
        QVERIFY(!checkOffload(shape.frame(), header, kAllOffloads, 1500, OffloadSource::Peer));
        const auto checked
            = checkOffload(shape.frame(), header, kAllOffloads, 1500, OffloadSource::Kernel);
        QVERIFY(checked && checked->header == header);
        QVERIFY(!isForPeers(shape.frame(), *checked));
    }

    void refusesAWrongChecksumHeader_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("not agreed") << Change([](Offered &o) { o.agreed = {}; });
        QTest::newRow("a size") << Change([](Offered &o) { o.header.segmentBytes = 600; });
        QTest::newRow("only ECN") << Change([](Offered &o) { o.header.segments = 0x80; });
        QTest::newRow("zero flags") << Change([](Offered &o) { o.header.flags = 0; });
        QTest::newRow("ARP") << Change([](Offered &o) { o.frame.replace(12, 2, "\x08\x06"); });
    }

    void refusesAWrongChecksumHeader()
    {
        QFETCH(Change, change);
        const Shape shape{ .payload = 1000 };
        Offered offered{ shape.frame(), shape.checksumHeader(), kAllOffloads, 1040 };
        QVERIFY(check(offered));
        change(offered);
        QVERIFY(!check(offered));
    }
};

QTEST_APPLESS_MAIN(TestOffloadCheck)
#include "tst_offloadcheck.moc"
