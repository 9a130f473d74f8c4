// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/messagereader.h"

#include "pump/frames/bufferpool.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <limits>

namespace Farlan
{

using namespace Qt::StringLiterals;

namespace
{

// RFC 6455, 5.2 and 11.8
constexpr int kFinal = 0x80;
constexpr int kReserved = 0x70;
constexpr int kOpcode = 0x0f;
constexpr int kMasked = 0x80;
constexpr int kLengthCode = 0x7f;
constexpr int kLengthOfTwo = 126; // bytes follow with it
constexpr int kLengthOfEight = 127;
constexpr int kContinuation = 0x0;
constexpr int kText = 0x1;
constexpr int kBinary = 0x2;
constexpr int kClose = 0x8;
constexpr int kPing = 0x9;
constexpr int kPong = 0xa;

// Of such a frame no more is read than itself: the beginning of the next would have to be moved.
constexpr qsizetype kLargeFrame = 16 * 1024;

bool isControl(int opcode)
{
    return opcode >= kClose;
}

bool isKnown(int opcode)
{
    return opcode <= kBinary || (opcode >= kClose && opcode <= kPong);
}

MessageReader::Type typeOf(int opcode)
{
    switch (opcode) {
    case kText:
        return MessageReader::Type::Text;
    case kClose:
        return MessageReader::Type::Close;
    case kPing:
        return MessageReader::Type::Ping;
    case kPong:
        return MessageReader::Type::Pong;
    default:
        return MessageReader::Type::Binary;
    }
}

qsizetype lengthBytes(int code)
{
    return code == kLengthOfTwo ? 2 : code == kLengthOfEight ? 8 : 0;
}

// RFC 6455, 7.4: 1004 to 1006 and 1015 are never sent, and from 3000 on everybody has their own.
bool isCloseCode(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
}

} // namespace

MessageReader::MessageReader(Masking masking, qsizetype largestMessage)
    : m_masking(masking)
    , m_largestMessage(largestMessage)
{
    Q_ASSERT(kMessageHeadroom + largestMessage <= BufferPool::kBytes);
}

bool MessageReader::fill(QIODevice &device)
{
    keepRest();
    m_whole = {};
    const qint64 available = device.bytesAvailable();
    if (available <= 0) {
        if (m_end == 0) {
            BufferPool::giveBack(std::exchange(m_buffer, {}));
        }
        return false;
    }
    if (m_buffer.isNull()) {
        m_buffer = BufferPool::take();
    }
    const qsizetype wanted = m_frameBytes >= kLargeFrame ? m_frameBytes : m_buffer.size();
    // Not more than is there: QTcpSocket would ask the kernel for it, and if the peer has gone, end
    // without a signal in the middle of its own.
    const qint64 count
        = device.read(m_buffer.data() + m_end, std::min<qint64>(available, wanted - m_end));
    if (count > 0) {
        m_end += count;
    }
    return count > 0;
}

void MessageReader::keepRest()
{
    if (m_begin > 0 && m_begin < m_end) {
        std::memmove(m_buffer.data(), m_buffer.constData() + m_begin,
                     static_cast<size_t>(m_end - m_begin));
    }
    m_end -= std::exchange(m_begin, 0);
}

std::optional<MessageReader::Message> MessageReader::next()
{
    while (const std::optional<Frame> frame = nextFrame()) {
        if (isControl(frame->opcode) || (frame->opcode != kContinuation && frame->isFinal)) {
            return Message{ typeOf(frame->opcode), frame->payload };
        }
        if (const std::optional<Message> whole = addFragment(*frame)) {
            return whole;
        }
    }
    return std::nullopt;
}

std::optional<MessageReader::Frame> MessageReader::nextFrame()
{
    m_frameBytes = 0;
    const qsizetype available = m_end - m_begin;
    if (available < 2 || m_violation) {
        return std::nullopt;
    }
    char *const bytes = m_buffer.data() + m_begin;
    const auto first = static_cast<quint8>(bytes[0]);
    const auto second = static_cast<quint8>(bytes[1]);
    const int opcode = first & kOpcode;
    const int code = second & kLengthCode;
    const bool isMasked = (second & kMasked) != 0;
    if (const std::optional<QString> wrong = whatIsWrong(opcode, first, code, isMasked)) {
        refuse(QWebSocketProtocol::CloseCodeProtocolError, *wrong);
        return std::nullopt;
    }
    const qsizetype keyAt = 2 + lengthBytes(code);
    const qsizetype header = keyAt + (isMasked ? qsizetype(sizeof(quint32)) : 0);
    if (available < header) {
        return std::nullopt;
    }
    const quint64 length = code == kLengthOfTwo ? qFromBigEndian<quint16>(bytes + 2)
        : code == kLengthOfEight                ? qFromBigEndian<quint64>(bytes + 2)
                                                : static_cast<quint64>(code);
    const bool isShortest = code < kLengthOfTwo || length > (code == kLengthOfTwo ? 125 : 0xffff);
    if (!isShortest || length > std::numeric_limits<qint64>::max()) {
        refuse(QWebSocketProtocol::CloseCodeProtocolError,
               u"a length is not written as it must be"_s);
        return std::nullopt;
    }
    if (!isControl(opcode)
        && length > static_cast<quint64>(m_largestMessage - m_fragments.size())) {
        refuse(QWebSocketProtocol::CloseCodeTooMuchData, u"a message is too large"_s);
        return std::nullopt;
    }
    const auto payload = static_cast<qsizetype>(length);
    if (available < header + payload) {
        m_frameBytes = header + payload;
        return std::nullopt;
    }
    if (isMasked) {
        quint32 key = 0;
        std::memcpy(&key, bytes + keyAt, sizeof(key));
        applyMask(bytes + header, payload, key);
    }
    m_begin += header + payload;
    return Frame{ opcode, (first & kFinal) != 0, QByteArrayView(bytes + header, payload) };
}

std::optional<QString> MessageReader::whatIsWrong(int opcode, int flags, int lengthCode,
                                                  bool isMasked) const
{
    if ((flags & kReserved) != 0) {
        return u"a reserved bit is set"_s;
    }
    if (!isKnown(opcode)) {
        return u"there is no opcode %1"_s.arg(opcode);
    }
    if (isMasked != (m_masking == Masking::Required)) {
        return isMasked ? u"a server's frame is masked"_s : u"a client's frame is not masked"_s;
    }
    if (isControl(opcode) && ((flags & kFinal) == 0 || lengthCode >= kLengthOfTwo)) {
        return u"a control frame is in fragments or longer than 125 bytes"_s;
    }
    if (opcode == kContinuation && !m_fragmented) {
        return u"a fragment continues nothing"_s;
    }
    if ((opcode == kText || opcode == kBinary) && m_fragmented) {
        return u"a message begins within another"_s;
    }
    return std::nullopt;
}

std::optional<MessageReader::Message> MessageReader::addFragment(const Frame &frame)
{
    if (frame.opcode != kContinuation) {
        m_fragmented = typeOf(frame.opcode);
    }
    m_fragments.append(frame.payload);
    if (!frame.isFinal) {
        return std::nullopt;
    }
    const Type type = *std::exchange(m_fragmented, std::nullopt);
    m_whole = std::exchange(m_fragments, {});
    return Message{ type, m_whole };
}

void MessageReader::refuse(QWebSocketProtocol::CloseCode code, const QString &reason)
{
    m_violation = Farewell{ code, reason, false };
}

MessageReader::Farewell readFarewell(QByteArrayView payload)
{
    if (payload.isEmpty()) {
        return {};
    }
    const int code = payload.size() < 2 ? 0 : qFromBigEndian<quint16>(payload.data());
    if (!isCloseCode(code)) {
        return { QWebSocketProtocol::CloseCodeProtocolError, u"a close frame has no valid code"_s,
                 false };
    }
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString reason = decode(payload.sliced(2));
    if (decode.hasError()) {
        return { QWebSocketProtocol::CloseCodeWrongDatatype,
                 u"the reason in a close frame is not UTF-8"_s, false };
    }
    return { code, reason };
}

} // namespace Farlan
