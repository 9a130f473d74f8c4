// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/websocketframe.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QString>
#include <QWebSocketProtocol>

#include <optional>

namespace Farlan
{

// Takes the messages of an established WebSocket (RFC 6455, 5) from its socket, many at a time and
// where they lie: QWebSocket would copy each twice and unmask it a byte at a time.
class MessageReader final
{
public:
    enum class Type { Text, Binary, Close, Ping, Pong };

    struct Message {
        Type type = Type::Binary;
        QByteArrayView payload; // whole and unmasked; as it is until the next call of anything here
    };

    // Why a connection ends, as a close frame says it (RFC 6455, 7.1.5 and 7.1.6).
    struct Farewell {
        int code = QWebSocketProtocol::CloseCodeNormal; // up to 4999, of which Qt names a few
        QString reason;
        bool isValid = true; // else it is what to answer
    };

    // `largestMessage`: in bytes, at most Record::kLargestMessage.
    MessageReader(Masking masking, qsizetype largestMessage);
    Q_DISABLE_COPY_MOVE(MessageReader)

    // Takes some of what the device has; false: it has nothing more. Then next() until it has
    // nothing more, either.
    bool fill(QIODevice &device);
    std::optional<Message> next();
    // What the peer did wrong, if it did; there are no messages behind that.
    const std::optional<Farewell> &violation() const { return m_violation; }
    // Whether something has come of a message whose rest has not.
    bool isInMessage() const { return m_end > m_begin || m_fragmented; }

private:
    struct Frame {
        int opcode = 0;
        bool isFinal = false;
        QByteArrayView payload;
    };

    std::optional<Frame> nextFrame();
    std::optional<QString> whatIsWrong(int opcode, int flags, int lengthCode, bool isMasked) const;
    std::optional<Message> addFragment(const Frame &frame);
    void keepRest();
    void refuse(QWebSocketProtocol::CloseCode code, const QString &reason);

    const Masking m_masking;
    const qsizetype m_largestMessage;
    // Null while nothing is kept. Not given back at the end, which may be that of the thread and of
    // its BufferPool.
    QByteArray m_buffer;
    qsizetype m_begin = 0; // of what was not taken yet
    qsizetype m_end = 0;
    qsizetype m_frameBytes = 0; // of the frame that begins there, where that is known
    std::optional<Type> m_fragmented; // its last fragment has not come
    QByteArray m_fragments;
    QByteArray m_whole; // the last message that came in fragments
    std::optional<Farewell> m_violation;
};

// What a peer's close frame says, if it is right.
MessageReader::Farewell readFarewell(QByteArrayView payload);

} // namespace Farlan
