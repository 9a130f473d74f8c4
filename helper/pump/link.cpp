// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/link.h"

#include "contract/errornames.h"
#include "pump/frames/records.h"

#include <QRandomGenerator>

#include <chrono>
#include <utility>

namespace Farlan
{

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto kKeepalive = 20s;
constexpr int kMissedPings = 2;
constexpr auto kCheckDeadline
    = 5s; // longer than any round trip, and than a network takes to settle
constexpr auto kGoodbye = 2s; // a peer that does not read would keep QWebSocket closing for ever

Error lost(const QString &message)
{
    return Error{ ErrorName::ConnectionLost, message };
}

} // namespace

Link::Link(std::unique_ptr<QWebSocket> webSocket, QTcpSocket &socket, Role role, QObject *parent)
    : QObject(parent)
    , m_webSocket(std::move(webSocket))
    , m_socket(&socket)
    , m_outflow(socket)
    , m_tls(qobject_cast<QSslSocket *>(&socket))
    , m_role(role)
    , m_format(m_webSocket->subprotocol() == QLatin1StringView(kSuperframeProtocol)
                   ? Format::Superframes
                   : Format::Plain)
    , m_reader(role == Role::Server ? Masking::Required : Masking::Forbidden,
               m_format == Format::Superframes ? Record::kLargestMessage : kMaximumFrameBytes)
{
    connect(m_webSocket.get(), &QWebSocket::disconnected, this, &Link::onDisconnected);
    connect(&m_outflow, &Outflow::drained, this, &Link::drained);
    connect(&m_outflow, &Outflow::failed, this,
            [this](const QString &message) { finish(lost(message)); });
    takeOver();

    m_keepalive.callOnTimeout(this, &Link::ping);
    m_keepalive.start(kKeepalive);
    m_check.setSingleShot(true);
    m_check.callOnTimeout(this, [this] {
        finish(lost(QStringLiteral("The peer does not answer since the network has changed.")));
    });
}

Link::~Link()
{
    m_webSocket->disconnect(this); // it says goodbye when it is deleted, and we are half gone
    if (m_role == Role::Server && m_socket) {
        // QWebSocket does not own it, and deleting it first would leave it connected. Were it not
        // QWebSocket that aborts it, that would still write its goodbye.
        m_socket->disconnect(this);
        m_outflow.stop();
        m_webSocket->abort();
        m_socket->deleteLater();
    }
}

void Link::announce(Offloads offloads)
{
    if (isOver()) {
        return;
    }
    QByteArray message;
    appendBinaryFrame(message, encodeAnnouncement(offloads), maskingKey());
    m_socket->write(message); // without flush(): nobody is ready for closed() yet
}

void Link::queueFrame(QByteArrayView frame)
{
    appendBinaryFrame(m_batch, frame, maskingKey());
}

void Link::flush()
{
    send(std::exchange(m_batch, {})); // TLS may read on, and answer, meanwhile
}

void Link::sendMessage(QByteArray &&message)
{
    frameInPlace(message, maskingKey());
    send(message);
}

void Link::send(const QByteArray &frames)
{
    const bool isSent = !frames.isEmpty() && !isOver(); // none after a close frame: RFC 6455, 5.5.1
    if (isSent) {
        m_socket->write(frames); // keeps them, without a copy
        m_outflow.flush();
    }
    // Also of none: who stops because isFull() must get drained().
    m_outflow.add(isSent ? frames.size() : 0);
}

void Link::check()
{
    if (!m_finished && !m_check.isActive()) {
        m_check.start(kCheckDeadline);
        m_webSocket->ping();
    }
}

void Link::close()
{
    if (!m_finished && !m_closing) {
        endWith(QWebSocketProtocol::CloseCodeGoingAway, {}, lost(QStringLiteral("Closed.")));
    }
}

// onDisconnected() follows, when the close frame is written; or does not, while the peer takes
// nothing.
void Link::endWith(QWebSocketProtocol::CloseCode code, const QString &text, const Error &reason)
{
    m_closing = true;
    m_endReason = reason;
    QTimer::singleShot(kGoodbye, this, &Link::onDisconnected);
    m_webSocket->close(code, text);
}

// RFC 6455, 10.3: unpredictable, so from the system's generator, many at a time. It protects
// intermediaries, of which inside TLS there is none that the server's operator does not run: two
// Farlans spare themselves the work there.
std::optional<quint32> Link::maskingKey()
{
    if (m_role == Role::Server) {
        return std::nullopt;
    }
    if (m_format == Format::Superframes && m_tls) {
        return 0;
    }
    if (m_nextMaskingKey == m_maskingKeys.size()) {
        QRandomGenerator::system()->fillRange(m_maskingKeys.data(),
                                              static_cast<qsizetype>(m_maskingKeys.size()));
        m_nextMaskingKey = 0;
    }
    return m_maskingKeys[m_nextMaskingKey++];
}

// QWebSocket goes on to read once it has told that it is connected, if there is something.
void Link::takeOver()
{
    [[maybe_unused]] const bool isTaken
        = QObject::disconnect(m_socket, &QTcpSocket::readyRead, m_webSocket.get(), nullptr);
    while (m_reader.fill(*m_socket)) { }
    Q_ASSERT(isTaken && m_socket->bytesAvailable() == 0);
    m_socket->setReadBufferSize(kReadAtOnceBytes);
    connect(m_socket, &QTcpSocket::readyRead, this, &Link::onReadyRead);
    QMetaObject::invokeMethod(this, &Link::onReadyRead, Qt::QueuedConnection); // nobody listens yet
}

// Whatever comes shows that the peer is there; a pong may be stuck behind much else on a slow line.
void Link::onReadyRead()
{
    m_unansweredPings = 0;
    m_check.stop();
    readMessages();
    if (m_format == Format::Plain && !std::exchange(m_reading, true)) {
        // QSslSocket tells of each 4 KiB: all that came together is read when its slot has
        // returned.
        QMetaObject::invokeMethod(this, &Link::finishReading, Qt::QueuedConnection);
    }
}

void Link::readMessages()
{
    if (isOver()) {
        return;
    }
    do {
        while (const std::optional<MessageReader::Message> message = m_reader.next()) {
            m_stuckPings = 0;
            handle(*message);
            if (isOver()) {
                return;
            }
        }
        if (m_reader.violation()) {
            onViolation(*m_reader.violation());
            return;
        }
    } while (m_reader.fill(*m_socket));
    flush(); // the answers to pings, together: each by itself would cost many times its size
}

void Link::finishReading()
{
    m_reading = false;
    if (!m_finished) {
        emit allReceived();
    }
}

void Link::handle(const MessageReader::Message &message)
{
    switch (message.type) {
    case MessageReader::Type::Binary:
        receive(message.payload);
        break;
    case MessageReader::Type::Text:
        ++m_ignoredTextMessages;
        break;
    case MessageReader::Type::Ping:
        appendPong(m_batch, message.payload, maskingKey());
        break;
    case MessageReader::Type::Pong:
        break;
    case MessageReader::Type::Close:
        onFarewell(message.payload);
        break;
    }
}

void Link::receive(QByteArrayView message)
{
    if (m_format == Format::Superframes && !m_peerOffloads) {
        m_peerOffloads = decodeAnnouncement(message);
        if (m_peerOffloads) {
            emit announced(*m_peerOffloads);
        } else {
            finish(Error{ ErrorName::ConnectionLost,
                          QStringLiteral("The peer agreed on superframes and then sent none."),
                          QStringLiteral("Use --plain with it.") });
        }
        return;
    }
    emit messageReceived(message);
}

void Link::onViolation(const MessageReader::Farewell &answer)
{
    endWith(
        static_cast<QWebSocketProtocol::CloseCode>(answer.code), answer.reason,
        answer.code == QWebSocketProtocol::CloseCodeTooMuchData
            ? lost(QStringLiteral("The peer sent a message larger than any that is allowed."))
            : lost(QStringLiteral("The peer broke the WebSocket protocol: %1").arg(answer.reason)));
}

void Link::onFarewell(QByteArrayView payload)
{
    const MessageReader::Farewell farewell = readFarewell(payload);
    if (!farewell.isValid) {
        onViolation(farewell);
        return;
    }
    const int code = farewell.code;
    const bool isUsual = code == QWebSocketProtocol::CloseCodeNormal
        || code == QWebSocketProtocol::CloseCodeGoingAway;
    const QString &words = farewell.reason;
    const QString text = isUsual
        ? (words.isEmpty() ? u"The peer closed the connection."_s
                           : u"The peer closed the connection: %1"_s.arg(words))
        : (words.isEmpty() ? u"The peer closed the connection (code %1)."_s.arg(code)
                           : u"The peer closed the connection (code %1): %2"_s.arg(
                               QString::number(code), words));
    // Others' own codes have no place in Qt's enumeration, and need no answer of their own.
    const bool isOurs = code <= QWebSocketProtocol::CloseCodeTlsHandshakeFailed;
    endWith(isOurs ? static_cast<QWebSocketProtocol::CloseCode>(code)
                   : QWebSocketProtocol::CloseCodeNormal,
            words, lost(text));
}

void Link::ping()
{
    if (m_unansweredPings >= kMissedPings) {
        finish(lost(QStringLiteral("The peer has not answered for %1 seconds.")
                        .arg((kMissedPings * kKeepalive).count())));
        return;
    }
    m_stuckPings = m_reader.isInMessage() ? m_stuckPings + 1 : 0;
    if (m_stuckPings > kMissedPings) {
        finish(lost(QStringLiteral("The peer has not finished a message for %1 seconds.")
                        .arg((kMissedPings * kKeepalive).count())));
        return;
    }
    ++m_unansweredPings;
    m_webSocket->ping();
}

void Link::onDisconnected()
{
    finish(m_endReason.value_or(lost(QStringLiteral("The peer closed the connection."))));
}

void Link::finish(const Error &reason)
{
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_keepalive.stop();
    m_check.stop();
    m_outflow.stop();
    m_webSocket->disconnect(this);
    m_webSocket->abort();
    emit closed(reason);
}

} // namespace Farlan
