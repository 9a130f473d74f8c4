// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pump/frames/segmentation.h"
#include "pumpground.h"

using namespace Farlan;
using namespace PumpGround;
using namespace Qt::StringLiterals;

class TestFramePump final : public QObject
{
    Q_OBJECT

private slots:
    void carriesFramesBothWays()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap, 65521);
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        const QList<qsizetype> sizes{ 14, 60, 125, 126, 1514, 16450, 65535 };
        for (qsizetype i = 0; i < sizes.size(); ++i) {
            const QByteArray frame = frameOf(sizes[i], static_cast<char>('a' + i));
            QVERIFY(tap.send(frame));
            QTRY_COMPARE(received.size(), i + 1);
            QCOMPARE(received.last().first().toByteArray(), frame);

            wire.peer->sendBinaryMessage(frame);
            const QByteArray delivered = tap.receiveSoon();
            QCOMPARE(delivered, kHeader + frame);
        }
    }

    // They wait to be joined with more when the connection ends.
    void deliversWhatCameLast()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy finished(pumping.get(), &FramePump::finished);
        const TestFrames::Shape shape{ .payload = 1000 };
        QByteArray segment = shape.frame();
        const quint16 seed = layoutOf(segment)->pseudoHeader(segment).folded();
        memcpy(segment.data() + shape.transport() + Tcp::kChecksum, &seed, sizeof(seed));
        QVERIFY(completeChecksum(segment.data(), segment.size(), shape.checksumHeader()));
        wire.peer->sendBinaryMessage(segment);
        wire.peer->close();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(tap.receive().size(), kHeader.size() + segment.size());
    }

    void dropsFramesOfBadLength_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("passes");
        QTest::newRow("empty") << qsizetype(0) << false;
        QTest::newRow("1") << qsizetype(1) << false;
        QTest::newRow("13") << qsizetype(13) << false;
        QTest::newRow("14") << qsizetype(14) << true;
        QTest::newRow("the MTU") << qsizetype(1514) << true;
        QTest::newRow("two VLAN tags") << qsizetype(1522) << true;
        QTest::newRow("over the MTU") << qsizetype(1523) << false;
        QTest::newRow("far over") << qsizetype(65543) << false;
    }

    void dropsFramesOfBadLength()
    {
        QFETCH(qsizetype, size);
        QFETCH(bool, passes);
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        wire.peer->sendBinaryMessage(frameOf(size, 'x'));
        wire.peer->sendBinaryMessage(frameOf(100, 'y')); // so that its turn has surely come
        const QByteArray first = tap.receiveSoon();
        QCOMPARE(first.size() - kHeader.size(), passes ? size : 100);
    }

    void followsTheMtu()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        pumping->setMtu(9000);
        wire.peer->sendBinaryMessage(frameOf(9014, 'x'));
        const QByteArray delivered = tap.receiveSoon();
        QCOMPARE(delivered.size() - kHeader.size(), 9014);
    }

    void ignoresTexts()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        wire.peer->sendTextMessage(u"an Ethernet frame, honestly"_s);
        wire.peer->sendBinaryMessage(frameOf(100, 'y'));
        const QByteArray first = tap.receiveSoon();
        QCOMPARE(first.size() - kHeader.size(), 100);
    }

    void endsOnAMessageThatIsTooLarge()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy finished(pumping.get(), &FramePump::finished);
        wire.peer->sendBinaryMessage(frameOf(200'000, 'x'));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<Error>().name, QString(ErrorName::ConnectionLost));
        QVERIFY(tap.receive().isNull());
    }

    void dropsWhatWaitedBeforeTheConnection()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        QVERIFY(tap.send(frameOf(100, 's')));
        const auto pumping = pump(wire, tap);
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        QVERIFY(tap.send(frameOf(100, 'f')));
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received[0][0].toByteArray(), frameOf(100, 'f'));
    }

    void saysWhyThePeerWent()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy finished(pumping.get(), &FramePump::finished);
        wire.peer->close(QWebSocketProtocol::CloseCodeNormal, u"bye"_s);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][0].value<Error>().message.contains(u"bye"_s));
    }

    // What the TAP leaves undone is done before a frame is a message.
    void cutsAndCompletes()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy wanted(pumping.get(), &FramePump::wantOffloads);
        QSignalSpy received(wire.peer.get(), &QWebSocket::binaryMessageReceived);
        pumping->start();
        QCOMPARE(wanted[0][0].value<Offloads>(), TestFrames::kAllOffloads);
        const TestFrames::Shape shape{ .payload = 14480 };
        QVERIFY(tap.send(shape.frame(), shape.segmentsHeader(1448)));
        QTRY_COMPARE(received.size(), 10);
        for (const QList<QVariant> &message : received) {
            const QByteArray frame = message[0].toByteArray();
            const auto layout = layoutOf(frame);
            QVERIFY(layout);
            QCOMPARE(frame.size(), 54 + 1448);
            InternetChecksum sum = layout->pseudoHeader(frame);
            sum.add(QByteArrayView(frame).sliced(layout->transport));
            QCOMPARE(sum.folded(), quint16(0xffff));
        }
    }

    void tellsWhatItDrops_data()
    {
        QTest::addColumn<bool>("superframes");
        QTest::newRow("one frame a message") << false;
        QTest::newRow("superframes") << true;
    }

    // Once for several, while it sends nothing itself, and the rest before it ends.
    void tellsWhatItDrops()
    {
        QFETCH(bool, superframes);
        Wire wire;
        QVERIFY(superframes ? connectSuperframes(wire) : wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        QSignalSpy dropped(pumping.get(), &FramePump::dropped);
        QSignalSpy finished(pumping.get(), &FramePump::finished);
        if (superframes) {
            wire.peer->sendBinaryMessage(encodeAnnouncement(TestFrames::kAllOffloads));
        }
        const QByteArray tooShort = frameOf(5, 'x');
        const QByteArray wrong = superframes ? recordOf({}, tooShort) : tooShort;
        for (int i = 0; i < 3; ++i) {
            wire.peer->sendBinaryMessage(wrong);
        }
        QTRY_COMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].value<DroppedFrames>(), (DroppedFrames{ 3, 0 }));
        connect(pumping.get(), &FramePump::finished, this,
                [&dropped] { QCOMPARE(dropped.size(), 2); });
        wire.peer->sendBinaryMessage(wrong);
        wire.peer->close();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(dropped[1][0].value<DroppedFrames>(), (DroppedFrames{ 1, 0 }));
    }

    void joinsWhatCameTogether()
    {
        Wire wire;
        QVERIFY(wire.connect());
        Tap tap;
        const auto pumping = pump(wire, tap);
        const TestFrames::Shape shape{ .payload = 14480 };
        const auto offload = checkOffload(shape.frame(), shape.segmentsHeader(1448),
                                          TestFrames::kAllOffloads, 1500, OffloadSource::Kernel);
        const QByteArray frame = shape.frame();
        for (Segmentation segments(frame, *offload); !segments.atEnd();) {
            wire.peer->sendBinaryMessage(segments.next().toByteArray());
        }
        qsizetype payload = 0;
        int packets = 0;
        QTRY_VERIFY([&] {
            for (QByteArray packet; !(packet = tap.receive()).isNull(); ++packets) {
                payload += packet.size() - 64;
            }
            return payload == 14480;
        }());
        QVERIFY(packets < 10);
    }
};

QTEST_GUILESS_MAIN(TestFramePump)
#include "tst_framepump.moc"
