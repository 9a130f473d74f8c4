// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/superframeformat.h"

#include "pump/frames/framelayout.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"

#include <QtEndian>

#include <chrono>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

// A message that has so much is sent: larger ones were measured not to be faster.
constexpr qsizetype kFullMessage = 64 * 1024;
constexpr qsizetype kLargestRecord = Record::kLengthBytes + TapPort::kLargestPacket;
constexpr qsizetype kMessageCapacity = kMessageHeadroom + kFullMessage + kLargestRecord;
static_assert(kFullMessage + kLargestRecord <= Record::kLargestMessage + kLargestRecord);
// Smaller ones are copied, so that what waits to be sent is not mostly room for more.
constexpr qsizetype kWorthKeeping = 16 * 1024;

// A hundred in ten seconds end the connection.
constexpr int kRejectionsAtOnce = 100;
constexpr auto kRejectionInterval = 100ms;

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
    , m_rejections(kRejectionsAtOnce, kRejectionInterval)
{
    startMessage();
}

void SuperframeFormat::startMessage()
{
    m_message.resize(kMessageCapacity);
    m_used = kMessageHeadroom;
}

char *SuperframeFormat::packetBuffer()
{
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
    std::optional<CheckedOffload> checked = checkOffload(frame, header, m_agreed, m_mtu);
    if (!checked && header.flags == OffloadHeader::kNeedsChecksum
        && header.segments == OffloadHeader::kNoSegments
        && completeChecksum(packet + OffloadHeader::kBytes, frame.size(), header)) {
        checked.emplace(); // of what the format has no words for, as IPv6 with extension headers
    }
    if (!checked) {
        ++m_drops.own;
        return;
    }
    qToLittleEndian(static_cast<quint32>(size), packet - Record::kLengthBytes);
    checked->header.write(packet);
    m_used += Record::kLengthBytes + size;
    if (m_used >= kMessageHeadroom + kFullMessage) {
        flush();
    }
}

void SuperframeFormat::flush()
{
    if (m_used == kMessageHeadroom) {
        return;
    }
    if (m_used < kWorthKeeping) {
        m_link.sendMessage(QByteArray(m_message.constData(), m_used));
        m_used = kMessageHeadroom;
        return;
    }
    m_message.resize(m_used);
    m_link.sendMessage(std::exchange(m_message, {}));
    startMessage();
}

void SuperframeFormat::receive(const QByteArray &message)
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
        if (const auto checked = checkOffload(record->frame, record->header, m_own, m_mtu)) {
            m_tap.write(*checked, record->frame);
        } else {
            reject();
        }
    }
}

void SuperframeFormat::reject()
{
    ++m_drops.received;
    if (!m_rejections.admit(RateLimiter::TimePoint::clock::now())) {
        m_peerBroken = true;
    }
}

} // namespace Farlan
