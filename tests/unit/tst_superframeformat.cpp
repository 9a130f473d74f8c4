// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pump/frames/superframeformat.h"
#include "pumpground.h"

using namespace Farlan;
using namespace PumpGround;
using namespace Qt::StringLiterals;

class TestSuperframeFormat final : public QObject
{
    Q_OBJECT

private slots:
    void agreesOnOffloads()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        const auto pumping = pump(wire, tap, 1500, Offload::Checksum | Offload::Tso4);
        QSignalSpy wanted(pumping.get(), &FramePump::wantOffloads);
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        pumping->start();
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received[0][0].toByteArray().toHex(), QByteArray("03000000"));
        QVERIFY(wanted.isEmpty());
        wire.peer->sendBinaryMessage(encodeAnnouncement(Offload::Checksum | Offload::Tso6));
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<Offloads>(), Offloads(Offload::Checksum));
    }

    void hearsAnAnnouncementThatWasEarly()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        const auto pumping = pump(wire, tap);
        wire.peer->sendBinaryMessage(encodeAnnouncement(Offload::Checksum));
        wire.peer->sendBinaryMessage(recordOf({}, frameOf(100, 'x')));
        QCOMPARE(tap.receiveSoon().size(), 110);
        QSignalSpy wanted(pumping.get(), &FramePump::wantOffloads);
        pumping->start();
        QCOMPARE(wanted.size(), 1);
    }

    void needsAnAnnouncement()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy finished(pumping.get(), &FramePump::finished);
        pumping->start();
        wire.peer->sendBinaryMessage("abc");
        QTRY_COMPARE(finished.size(), 1);
    }

    void carriesSuperframesBothWays()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy wanted(pumping.get(), &FramePump::wantOffloads);
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        pumping->start();
        wire.peer->sendBinaryMessage(encodeAnnouncement(TestFrames::kAllOffloads));
        QTRY_COMPARE(wanted.size(), 1);
        QTRY_COMPARE(received.size(), 1);

        const TestFrames::Shape shape{ .payload = 7240 }; // not cut, however slow the line
        const OffloadHeader header = shape.segmentsHeader(1448);
        for (const int count : { 1, 3, 2 }) { // as many as are there go together
            received.clear();
            QByteArray sent;
            for (int i = 0; i < count; ++i) {
                QVERIFY(tap.send(shape.frame(), header));
                sent += recordOf(header, shape.frame());
            }
            QVERIFY(tap.send(frameOf(60, 'x')));
            sent += recordOf({}, frameOf(60, 'x'));
            QByteArray arrived;
            const auto hasArrived = [&] {
                arrived.clear();
                for (const QList<QVariant> &message : received) {
                    arrived += message[0].toByteArray();
                }
                return arrived.size() >= sent.size();
            };
            QTRY_VERIFY(hasArrived());
            QCOMPARE(arrived, sent);
        }

        wire.peer->sendBinaryMessage(recordOf({}, frameOf(60, 'y'))
                                     + recordOf(header, shape.frame()));
        QCOMPARE(tap.receiveSoon(), kHeader + frameOf(60, 'y'));
        QByteArray delivered = tap.receiveSoon();
        QCOMPARE(delivered.first(kHeader.size()), bytesOf(header));
        const quint16 seed = layoutOf(shape.frame())->pseudoHeader(shape.frame()).folded();
        QByteArray expected = shape.frame();
        memcpy(expected.data() + shape.transport() + 16, &seed, sizeof(seed));
        QCOMPARE(delivered.sliced(kHeader.size()), expected);
    }

    void keepsMessagesWithinTheLimit()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        QTcpSocket *socket = wire.client->findChild<QTcpSocket *>();
        Link link(std::move(wire.client), *socket, Link::Role::Client);
        TapPort port(std::move(tap.pump));
        SuperframeFormat format(link, port, TestFrames::kAllOffloads, 1500);
        format.setAgreed(TestFrames::kAllOffloads);
        const TestFrames::Shape almost{ .payload = 65392 }; // as much as lets another one in
        const TestFrames::Shape largest{ .ipv6 = true, .payload = 65515, .vlanTags = 2 };
        QVERIFY(tap.send(almost.frame(), almost.segmentsHeader(1448)));
        QVERIFY(tap.send(largest.frame(), largest.segmentsHeader(1428)));
        for (int i = 0; i < 2; ++i) {
            format.takePacket(port.read(format.packetBuffer()));
        }
        format.flush();
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received[0][0].toByteArray().size(), Record::kLargestMessage - 1);
    }

    // Of our own interface, and of a peer.
    void dropsWhatIsNotAgreed()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        const auto pumping = pump(wire, tap, 1500, Offload::Checksum);
        QSignalSpy wanted(pumping.get(), &FramePump::wantOffloads);
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        pumping->start();
        wire.peer->sendBinaryMessage(encodeAnnouncement(TestFrames::kAllOffloads));
        QTRY_COMPARE(wanted.size(), 1);
        QTRY_COMPARE(received.size(), 1);

        const TestFrames::Shape shape{ .payload = 60000 };
        QVERIFY(tap.send(shape.frame(), shape.segmentsHeader(1448)));
        QVERIFY(tap.send(frameOf(60, 'x')));
        QTRY_COMPARE(received.size(), 2);
        QCOMPARE(received[1][0].toByteArray(), recordOf({}, frameOf(60, 'x')));

        wire.peer->sendBinaryMessage(recordOf(shape.segmentsHeader(1448), shape.frame())
                                     + recordOf({}, frameOf(60, 'y')));
        QCOMPARE(tap.receiveSoon(), kHeader + frameOf(60, 'y'));
    }

    void endsAfterAHundredWrongRecords()
    {
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy finished(pumping.get(), &FramePump::finished);
        QSignalSpy first(pumping.get(), &FramePump::firstFrameReceived);
        pumping->start();
        wire.peer->sendBinaryMessage(encodeAnnouncement({}));
        for (int i = 0; i < 99; ++i) {
            wire.peer->sendBinaryMessage("rubbish");
        }
        wire.peer->sendBinaryMessage(recordOf({}, frameOf(60, 'y')));
        QCOMPARE(tap.receiveSoon(), kHeader + frameOf(60, 'y')); // it has got so far
        QCOMPARE(first.size(), 1);
        QVERIFY(finished.isEmpty());
        for (int i = 0; i < 500; ++i) {
            wire.peer->sendBinaryMessage(recordOf({}, frameOf(1523, 'z'))); // only too long
        }
        wire.peer->sendBinaryMessage(recordOf({}, frameOf(60, 'y')));
        QCOMPARE(tap.receiveSoon(), kHeader + frameOf(60, 'y'));
        QVERIFY(finished.isEmpty());
        const OffloadHeader wrong{ .flags = 3 };
        wire.peer->sendBinaryMessage(recordOf(wrong, frameOf(60, 'z')));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<Error>().name, QString(ErrorName::ConnectionLost));
        QVERIFY(tap.receive().isNull());
    }

    // The peer would refuse to cut so small, or behind IPv6 options, so they are cut here.
    void cutsWhatThePeerWouldNot_data()
    {
        QTest::addColumn<TestFrames::Shape>("shape");
        QTest::addColumn<int>("segment");
        QTest::newRow("small segments") << TestFrames::Shape{ .payload = 7000 } << 128;
        QTest::newRow("many datagrams")
            << TestFrames::Shape{ .udp = true, .payload = 40000 } << 600;
        QTest::newRow("IPv6 options")
            << TestFrames::Shape{ .ipv6 = true, .payload = 7000, .ipv6Options = 8 } << 1400;
        QTest::newRow("one segment behind IPv6 options")
            << TestFrames::Shape{ .ipv6 = true, .payload = 1400, .ipv6Options = 8 } << 1400;
    }

    void cutsWhatThePeerWouldNot()
    {
        QFETCH(TestFrames::Shape, shape);
        QFETCH(int, segment);
        Wire wire;
        QVERIFY(connectSuperframes(wire));
        Tap tap;
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        // Without a FramePump, which would cut itself what has to wait.
        QTcpSocket *socket = wire.client->findChild<QTcpSocket *>();
        Link link(std::move(wire.client), *socket, Link::Role::Client);
        TapPort port(std::move(tap.pump));
        SuperframeFormat format(link, port, TestFrames::kAllOffloads, 1500);
        format.setAgreed(TestFrames::kAllOffloads);
        QByteArray frame = shape.frame();
        const FrameLayout layout = *layoutOf(frame, Ipv6Options::Skipped);
        const quint16 seed = layout.pseudoHeader(frame).folded();
        memcpy(frame.data() + layout.transport + layout.checksumOffset(), &seed, sizeof(seed));
        QVERIFY(tap.send(frame, shape.segmentsHeader(static_cast<quint16>(segment))));
        format.takePacket(port.read(format.packetBuffer()));
        format.flush();
        QTRY_VERIFY(!received.isEmpty());
        int count = 0;
        qsizetype payload = 0;
        for (const QList<QVariant> &arrived : received) {
            const QByteArray message = arrived[0].toByteArray();
            for (RecordReader reader(message); !reader.atEnd(); ++count) {
                const auto record = reader.next();
                QVERIFY(record && record->header == OffloadHeader{});
                const auto read = layoutOf(record->frame, Ipv6Options::Skipped);
                QVERIFY(read && read->transportSum(record->frame).finished() == 0);
                payload += record->frame.size() - shape.payloadAt();
            }
        }
        QCOMPARE(count, (shape.payload + segment - 1) / segment);
        QCOMPARE(payload, shape.payload);
    }
};

QTEST_GUILESS_MAIN(TestSuperframeFormat)
#include "tst_superframeformat.moc"
