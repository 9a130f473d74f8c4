// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/superframeformat.h"

#include "pump/frames/bufferpool.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"

#include <QtEndian>

#include <chrono>
#include <cstring>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr qsizetype kLargestRecord = Record::kLengthBytes + TapPort::kLargestPacket;
// A message that has so much, nearly 64 KiB, is sent: another record might not fit in, and larger
// ones were measured not to be faster.
constexpr qsizetype kFullMessage = Record::kLargestMessage - kLargestRecord;
static_assert(kMessageHeadroom + kFullMessage + kLargestRecord <= BufferPool::kBytes);
// Smaller ones are copied, so that what waits to be sent is not mostly room for more.
constexpr qsizetype kWorthKeeping = 48 * 1024;

// So many within that time end the connection: PROTOCOL.md, "What is wrong".
constexpr qsizetype kMostRejections = 100;
constexpr auto kRejectionsCountFor = 10s;

// Frames that a bridge has taken from another interface say that their checksum was verified.
OffloadHeader withoutVerified(OffloadHeader header)
{
    header.flags &= static_cast<quint8>(~OffloadHeader::kDataValid);
    return header;
}

} // namespace

SuperframeFormat::SuperframeFormat(Link &link, TapPort &tap, Offloads own, int mtu)
    : m_link(link)
    , m_tap(tap)
    , m_own(own)
    , m_mtu(mtu)
{
}

char *SuperframeFormat::packetBuffer()
{
    if (m_message.isNull()) {
        m_message = BufferPool::take();
    }
    return m_message.data() + m_used + Record::kLengthBytes;
}

void SuperframeFormat::takePacket(qsizetype size)
{
    char *const packet = packetBuffer();
    const QByteArrayView frame(packet + OffloadHeader::kBytes, size - OffloadHeader::kBytes);
    if (frame.size() < kEthernetHeader) {
        return;
    }
    const OffloadHeader header = withoutVerified(OffloadHeader::read(packet));
    const std::optional<CheckedOffload> checked
        = checkOffload(frame, header, m_agreed, m_mtu, OffloadSource::Kernel);
    const quint8 kind = checked ? checked->header.segments : header.segments;
    const bool isCut = kind != OffloadHeader::kNoSegments;
    if (checked && isForPeers(frame, *checked)) {
        checked->header.write(packet);
        finishRecord(size);
    } else if (checked && isCut) {
        takeSegments(frame.toByteArray(), *checked);
    } else if (header.flags == OffloadHeader::kNeedsChecksum && !isCut
               && completeChecksum(packet + OffloadHeader::kBytes, frame.size(), header)) {
        // What the format has no words for, as IPv6 with extension headers.
        OffloadHeader{}.write(packet);
        finishRecord(size);
    } else {
        ++m_drops.own;
    }
}

// Which the peer would refuse to cut.
void SuperframeFormat::takeSegments(const QByteArray &frame, const CheckedOffload &offload)
{
    for (Segmentation segments(frame, offload); !segments.atEnd();) {
        const QByteArrayView segment = segments.next();
        char *const packet = packetBuffer();
        OffloadHeader{}.write(packet);
        std::memcpy(packet + OffloadHeader::kBytes, segment.data(),
                    static_cast<size_t>(segment.size()));
        finishRecord(OffloadHeader::kBytes + segment.size());
    }
}

void SuperframeFormat::finishRecord(qsizetype size)
{
    qToLittleEndian(static_cast<quint32>(size), m_message.data() + m_used);
    m_used += Record::kLengthBytes + size;
    if (m_used >= kMessageHeadroom + kFullMessage) {
        flush();
    }
}

void SuperframeFormat::flush()
{
    QByteArray message = std::exchange(m_message, {});
    const qsizetype used = std::exchange(m_used, kMessageHeadroom);
    if (used >= kWorthKeeping) {
        message.resize(used);
        m_link.sendMessage(std::move(message));
        return;
    }
    if (used > kMessageHeadroom) {
        m_link.sendMessage(QByteArray(message.constData(), used));
    } else {
        m_link.flush(); // also without a message: who stops because isFull() must get drained()
    }
    BufferPool::giveBack(std::move(message));
}

// Of a fast line, the message is made as large as it may be.
bool SuperframeFormat::isFull() const
{
    return m_link.isFull(m_link.isSlow() ? m_used - kMessageHeadroom : 0);
}

void SuperframeFormat::receive(QByteArrayView message)
{
    RecordReader reader(message);
    if (reader.atEnd()) {
        reject();
    }
    while (!reader.atEnd()) {
        const std::optional<Record> record = reader.next();
        if (!record) {
            reject();
            return;
        }
        const auto checked
            = checkOffload(record->frame, record->header, m_own, m_mtu, OffloadSource::Peer);
        if (!checked) {
            reject();
        } else if (fitsMtu(record->frame, *checked, m_mtu)) {
            m_tap.write(*checked, record->frame);
        } else {
            ++m_drops.received;
        }
    }
}

void SuperframeFormat::reject()
{
    ++m_drops.received;
    const auto now = std::chrono::steady_clock::now();
    while (!m_rejections.isEmpty() && now - m_rejections.first() >= kRejectionsCountFor) {
        m_rejections.removeFirst();
    }
    m_rejections.append(now);
    if (m_rejections.size() >= kMostRejections) {
        m_peerBroken = true;
    }
}

} // namespace Farlan
