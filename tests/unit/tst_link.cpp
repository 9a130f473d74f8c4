// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pumpground.h"

#include <QCryptographicHash>
#include <QTcpServer>

using namespace Farlan;
using namespace PumpGround;
using namespace Qt::StringLiterals;

namespace
{

// A server that says what it likes right behind its answer, in the same segment.
class Hasty final : public QTcpServer
{
    Q_OBJECT

public:
    QByteArray behindTheAnswer;
    QByteArray received; // behind the request
    QByteArray subprotocol = kSuperframeProtocol;
    QTcpSocket *peer = nullptr;

    Hasty()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            peer = nextPendingConnection();
            connect(peer, &QTcpSocket::readyRead, this, &Hasty::answer);
        });
    }

    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/"_s.arg(serverPort())); }

private:
    void answer()
    {
        if (m_request.endsWith("\r\n\r\n")) {
            received += peer->readAll();
            return;
        }
        m_request += peer->readAll();
        if (!m_request.endsWith("\r\n\r\n")) {
            return;
        }
        const qsizetype at = m_request.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray key = m_request.mid(at, m_request.indexOf('\r', at) - at);
        const QByteArray accept
            = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                       QCryptographicHash::Sha1)
                  .toBase64();
        peer->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                    + accept + "\r\nSec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n"
                    + behindTheAnswer);
    }

    QByteArray m_request;
};

// As the dialer does it: in the very signal.
std::unique_ptr<Link> linkTo(const Hasty &server, QTcpSocket *&socket)
{
    auto webSocket = std::make_unique<QWebSocket>();
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(
        { QString::fromLatin1(kPlainProtocol), QString::fromLatin1(kSuperframeProtocol) });
    webSocket->open(server.url(), options);
    std::unique_ptr<Link> link;
    QWebSocket *const opened = webSocket.get();
    QObject::connect(opened, &QWebSocket::connected, opened, [&] {
        socket = opened->findChild<QTcpSocket *>();
        link = std::make_unique<Link>(std::move(webSocket), *socket, Link::Role::Client);
    });
    return QTest::qWaitFor([&] { return link != nullptr; }) ? std::move(link) : nullptr;
}

std::unique_ptr<Link> linkTo(const Hasty &server)
{
    QTcpSocket *socket = nullptr;
    return linkTo(server, socket);
}

QByteArray message(const QByteArray &payload)
{
    QByteArray frame;
    appendBinaryFrame(frame, payload, std::nullopt);
    return frame;
}

} // namespace

class TestLink final : public QObject
{
    Q_OBJECT

private slots:
    // QWebSocket would read on behind the answer, and keep what it has read.
    void takesWhatCameWithTheAnswer()
    {
        Hasty server;
        const QByteArray first = message(encodeAnnouncement(TestFrames::kAllOffloads));
        const QByteArray second = message(frameOf(1000, 'x'));
        server.behindTheAnswer = first + second.first(500);
        const std::unique_ptr<Link> link = linkTo(server);
        QVERIFY(link);
        QCOMPARE(link->format(), Link::Format::Superframes);
        QByteArray received;
        connect(link.get(), &Link::messageReceived, this,
                [&](QByteArrayView bytes) { received = bytes.toByteArray(); });
        QTRY_VERIFY(link->peerOffloads());
        QCOMPARE(*link->peerOffloads(), TestFrames::kAllOffloads);
        server.peer->write(second.sliced(500));
        QTRY_COMPARE(received, frameOf(1000, 'x'));
    }

    void tellsOfAViolationThatCameWithTheAnswer()
    {
        Hasty server;
        server.behindTheAnswer = QByteArray::fromHex("c20100");
        const std::unique_ptr<Link> link = linkTo(server);
        QVERIFY(link);
        QSignalSpy closed(link.get(), &Link::closed);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(closed[0][0].value<Error>().message.contains(u"reserved bit"_s));
        QTRY_COMPARE(server.received.left(1).toHex(), QByteArray("88")); // a close frame
    }

    // Else OpenSSL would keep room for all that has ever come at once.
    void fetchesLittleAtOnce()
    {
        Hasty server;
        QTcpSocket *socket = nullptr;
        const std::unique_ptr<Link> link = linkTo(server, socket);
        QVERIFY(link);
        QVERIFY(socket->readBufferSize() > 0);
        QVERIFY(socket->readBufferSize() <= 256 * 1024);
    }

    // QSslSocket emits readyRead() for each 4 KiB of what has come together.
    void saysOnceThatAllIsReceived()
    {
        Hasty server;
        server.subprotocol = kPlainProtocol;
        QTcpSocket *socket = nullptr;
        const std::unique_ptr<Link> link = linkTo(server, socket);
        QVERIFY(link);
        QSignalSpy all(link.get(), &Link::allReceived);
        int messages = 0;
        connect(link.get(), &Link::messageReceived, this, [&] { ++messages; });
        server.peer->write(message(frameOf(100, 'x')) + message(frameOf(100, 'y')));
        QTRY_COMPARE(messages, 2);
        QTRY_VERIFY(!all.isEmpty());
        all.clear();
        for (int i = 0; i < 3; ++i) {
            emit socket->readyRead();
        }
        QTRY_COMPARE(all.size(), 1);
        QTest::qWait(0);
        QCOMPARE(all.size(), 1);
    }

    // RFC 6455, 10.3.
    void masksEachFrameAnew()
    {
        Hasty server;
        server.subprotocol = kPlainProtocol;
        const std::unique_ptr<Link> link = linkTo(server);
        QVERIFY(link);
        constexpr qsizetype kHead = 2 + 4;
        for (int i = 0; i < 2; ++i) {
            link->queueFrame(QByteArray(60, '\0')); // which leaves the key to be seen
        }
        link->flush();
        QTRY_COMPARE(server.received.size(), 2 * (kHead + 60));
        const QByteArray first = server.received.first(kHead + 60);
        const QByteArray second = server.received.sliced(kHead + 60);
        for (const QByteArray &frame : { first, second }) {
            QCOMPARE(frame.first(2).toHex(), QByteArray("82bc"));
            QCOMPARE(frame.sliced(kHead), frame.sliced(2, 4).repeated(15));
            QVERIFY(frame.sliced(2, 4) != QByteArray(4, '\0'));
        }
        QVERIFY(first != second);
    }

    void answersPings()
    {
        Hasty server;
        const std::unique_ptr<Link> link = linkTo(server);
        QVERIFY(link);
        server.peer->write(QByteArray::fromHex("890548656c6c6f"));
        QTRY_COMPARE(server.received.size(), 2 + 4 + 5);
        const QByteArray pong = server.received;
        QCOMPARE(pong.first(2).toHex(), QByteArray("8a85"));
        for (qsizetype i = 0; i < 5; ++i) {
            QCOMPARE(static_cast<char>(pong[6 + i] ^ pong[2 + i % 4]), "Hello"[i]);
        }
    }

    void saysWhoseFaultItIs_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QString>("message");
        QTest::newRow("ours, it says") << QByteArray::fromHex("880803f1") + "sorry!"
                                       << u"The peer closed the connection (code 1009): sorry!"_s;
        QTest::newRow("ours, without words")
            << QByteArray::fromHex("880203ea") << u"The peer closed the connection (code 1002)."_s;
        QTest::newRow("its own code")
            << QByteArray::fromHex("88021387") << u"The peer closed the connection (code 4999)."_s;
        QTest::newRow("its frame") << QByteArray::fromHex("827f0000000000020001")
                                   << u"The peer sent a message larger than any that is allowed."_s;
        QTest::newRow("its goodbye")
            << QByteArray::fromHex("880103")
            << u"The peer broke the WebSocket protocol: a close frame has no valid code"_s;
    }

    void saysWhoseFaultItIs()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QString, message);
        Hasty server;
        const std::unique_ptr<Link> link = linkTo(server);
        QVERIFY(link);
        QSignalSpy closed(link.get(), &Link::closed);
        server.peer->write(wire);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].value<Error>().message, message);
    }

    // It is not asked to close twice, and nothing is read behind its goodbye.
    void endsWithTheGoodbyeOfThePeer()
    {
        Hasty server;
        const std::unique_ptr<Link> link = linkTo(server);
        QVERIFY(link);
        QSignalSpy closed(link.get(), &Link::closed);
        QSignalSpy received(link.get(), &Link::announced);
        server.peer->write(QByteArray::fromHex("880503e8627965")
                           + message(encodeAnnouncement(TestFrames::kAllOffloads)));
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].value<Error>().message, u"The peer closed the connection: bye"_s);
        QCOMPARE(received.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
