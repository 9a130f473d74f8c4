// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/offloads.h"
#include "pump/messagereader.h"
#include "pump/outflow.h"
#include "pump/websocketframe.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

#include <array>
#include <memory>
#include <optional>

namespace Farlan
{

// The established WebSocket to one peer. QWebSocket has made it, pings and closes; messages go
// straight to and from the socket that it runs on, which saves Qt's copies and its masking of a
// byte at a time. Everything lives in one thread and only whole frames are written, so nothing can
// interleave.
class Link final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Link)

public:
    enum class Role { Client, Server };
    enum class Format {
        Plain, // one message is one frame
        Superframes, // what the ends can take first, then messages of records
    };

    // The largest Ethernet frame: 65521 bytes of payload, header and two VLAN tags.
    static constexpr qsizetype kMaximumFrameBytes = 65521 + 14 + 8;
    // What Qt fetches from the socket at once. OpenSSL never gives back the room that it had
    // for the most; and what does not fit into the processor's cache is copied slowly.
    static constexpr qint64 kReadAtOnceBytes = 128 * 1024;

    // Takes the connected WebSocket, whose subprotocol tells the format, while it tells that it is:
    // before it has read a frame. `socket` is the one that it runs on; a server's is not owned by
    // its QWebSocket and is deleted with the link.
    Link(std::unique_ptr<QWebSocket> webSocket, QTcpSocket &socket, Role role,
         QObject *parent = nullptr);
    ~Link() override;

    Format format() const { return m_format; }
    // In the format Superframes: before all else. What the peer can take comes with announced().
    void announce(Offloads offloads);
    std::optional<Offloads> peerOffloads() const { return m_peerOffloads; }

    // Lays the frame out as a message, to be sent with flush().
    void queueFrame(QByteArrayView frame);
    void flush();
    // Sends a message of which the first kMessageHeadroom bytes are free.
    void sendMessage(QByteArray &&message);
    // Whether it has enough to send for now, with so much more.
    bool isFull(qsizetype more = 0) const { return m_outflow.isFull(m_batch.size() + more); }
    bool isSlow() const { return m_outflow.isSlow(); }
    // Whether one frame of that size keeps the line busy for too long.
    bool isTooMuch(qsizetype frame) const { return m_outflow.isTooMuch(frame); }
    // Unless something comes soon, the connection is lost.
    void check();
    // Says goodbye; closed() follows.
    void close();

    quint64 ignoredTextMessages() const { return m_ignoredTextMessages; }

signals:
    void announced(Farlan::Offloads peer);
    void messageReceived(QByteArrayView message); // but for the announcement; at once or never
    void allReceived(); // of Plain: there is no further message for now
    void drained(); // there is room again, after isFull()
    void closed(const Farlan::Error &reason); // once; nothing is sent or received any more

private:
    bool isOver() const { return m_finished || m_closing || !m_socket; }
    void send(const QByteArray &frames);
    std::optional<quint32> maskingKey();
    void takeOver();
    void onReadyRead();
    void readMessages();
    void finishReading();
    void handle(const MessageReader::Message &message);
    void receive(QByteArrayView message);
    void onViolation(const MessageReader::Farewell &answer);
    void onFarewell(QByteArrayView payload);
    void endWith(QWebSocketProtocol::CloseCode code, const QString &text, const Error &reason);
    void ping();
    void onDisconnected();
    void finish(const Error &reason);

    std::unique_ptr<QWebSocket> m_webSocket;
    QPointer<QTcpSocket> m_socket;
    Outflow m_outflow;
    const QSslSocket *m_tls; // m_socket, if it is one: asked for every frame
    Role m_role;
    Format m_format;
    MessageReader m_reader;
    std::optional<Offloads> m_peerOffloads;
    QByteArray m_batch;
    std::array<quint32, 64> m_maskingKeys{};
    size_t m_nextMaskingKey = 64;
    QTimer m_keepalive;
    int m_unansweredPings = 0;
    int m_stuckPings = 0; // while one and the same message was unfinished
    QTimer m_check; // runs until something comes
    bool m_reading = false; // finishReading() follows
    bool m_closing = false; // the close frame is sent, and no more is read
    std::optional<Error> m_endReason; // of closed(), once we close
    bool m_finished = false;
    quint64 m_ignoredTextMessages = 0;
};

} // namespace Farlan
