// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pump/framepump.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/records.h"
#include "testframes.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocketHandshakeOptions>
#include <QWebSocketServer>

#include <sys/socket.h>

#include <array>
#include <cerrno>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kHeader(OffloadHeader::kBytes, '\0');

QByteArray bytesOf(const OffloadHeader &header)
{
    QByteArray bytes(OffloadHeader::kBytes, Qt::Uninitialized);
    header.write(bytes.data());
    return bytes;
}

QByteArray recordOf(const OffloadHeader &header, const QByteArray &frame)
{
    QByteArray length(Record::kLengthBytes, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(OffloadHeader::kBytes + frame.size()), length.data());
    return length + bytesOf(header) + frame;
}

// Two connected WebSockets on the loopback.
struct Wire {
    QWebSocketServer server{ u"test"_s, QWebSocketServer::NonSecureMode };
    std::unique_ptr<QWebSocket> client = std::make_unique<QWebSocket>();
    std::unique_ptr<QWebSocket> peer; // the server's end, a plain QWebSocket

    bool connect(const QStringList &subprotocols = {})
    {
        QSignalSpy arrived(&server, &QWebSocketServer::newConnection);
        QSignalSpy connected(client.get(), &QWebSocket::connected);
        Link::limitMessages(*client);
        if (!server.listen(QHostAddress::LocalHost)) {
            return false;
        }
        QWebSocketHandshakeOptions options;
        options.setSubprotocols(subprotocols);
        server.setSupportedSubprotocols(subprotocols);
        client->open(server.serverUrl(), options);
        if (!arrived.wait() || (connected.isEmpty() && !connected.wait())) {
            return false;
        }
        peer.reset(server.nextPendingConnection());
        return peer != nullptr;
    }
};

// A TAP's stand-in: a socket pair that keeps the limits between frames.
struct Tap {
    UniqueFd kernel;
    UniqueFd pump;

    Tap()
    {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends.data()) == 0) {
            kernel.reset(ends[0]);
            pump.reset(ends[1]);
        }
    }

    bool send(const QByteArray &frame, const OffloadHeader &header = {})
    {
        const QByteArray bytes = bytesOf(header) + frame;
        return write(kernel.get(), bytes.constData(), static_cast<size_t>(bytes.size())) >= 0;
    }

    // With its vnet header; null: none is there.
    QByteArray receive()
    {
        QByteArray bytes(70000, Qt::Uninitialized);
        const ssize_t length = read(kernel.get(), bytes.data(), static_cast<size_t>(bytes.size()));
        return length < 0 ? QByteArray() : bytes.first(length);
    }

    QByteArray receiveSoon()
    {
        QByteArray frame;
        return QTest::qWaitFor([&] { return !(frame = receive()).isNull(); }) ? frame
                                                                              : QByteArray();
    }
};

QByteArray frameOf(qsizetype size, char content)
{
    return QByteArray(size, content);
}

} // namespace

class TestFramePump final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FramePump> pump(Wire &wire, Tap &tap, int mtu = 1500,
                                    Offloads offloads = TestFrames::kAllOffloads)
    {
        QTcpSocket *socket = wire.client->findChild<QTcpSocket *>();
        auto link = std::make_unique<Link>(std::move(wire.client), *socket, Link::Role::Client);
        return std::make_unique<FramePump>(
            std::move(link), std::move(tap.pump),
            FramePump::Interface{ QStringLiteral("tap0"), mtu, offloads });
    }

    static bool connectSuperframes(Wire &wire)
    {
        return wire.connect({ QString::fromLatin1(kSuperframeProtocol) });
    }

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

        const TestFrames::Shape shape{ .payload = 60000 };
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
        for (int i = 0; i < 90; ++i) {
            wire.peer->sendBinaryMessage("rubbish");
        }
        wire.peer->sendBinaryMessage(recordOf({}, frameOf(60, 'y')));
        QCOMPARE(tap.receiveSoon(), kHeader + frameOf(60, 'y')); // it has got so far
        QCOMPARE(first.size(), 1);
        QVERIFY(finished.isEmpty());
        for (int i = 0; i < 500; ++i) {
            wire.peer->sendBinaryMessage(recordOf({}, frameOf(1523, 'z')));
        }
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<Error>().name, QString(ErrorName::ConnectionLost));
        QVERIFY(tap.receive().isNull());
    }
};

QTEST_GUILESS_MAIN(TestFramePump)
#include "tst_framepump.moc"
