// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/plainformat.h"

#include "pump/frames/bufferpool.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/segmentation.h"

#include <cstring>

namespace Farlan
{

PlainFormat::PlainFormat(Link &link, TapPort &tap, Offloads own, int mtu)
    : m_link(link)
    , m_own(own)
    , m_mtu(mtu)
    , m_received(tap, own, mtu)
{
}

void PlainFormat::setMtu(int mtu)
{
    m_mtu = mtu;
    m_received.setMtu(mtu);
}

char *PlainFormat::packetBuffer()
{
    if (m_packet.isNull()) {
        m_packet = BufferPool::take();
    }
    return m_packet.data();
}

void PlainFormat::flush()
{
    BufferPool::giveBack(std::exchange(m_packet, {}));
    m_link.flush();
}

void PlainFormat::takePacket(qsizetype size)
{
    char *const bytes = m_packet.data() + OffloadHeader::kBytes;
    const QByteArrayView frame(bytes, size - OffloadHeader::kBytes);
    const OffloadHeader header = OffloadHeader::read(m_packet.data());
    if (frame.size() < kEthernetHeader) {
        return;
    }
    if (header.segments == OffloadHeader::kNoSegments) {
        if ((header.flags & OffloadHeader::kNeedsChecksum) != 0
            && !completeChecksum(bytes, frame.size(), header)) {
            ++m_drops.own;
            return;
        }
        m_link.queueFrame(frame);
        return;
    }
    const std::optional<CheckedOffload> checked
        = checkOffload(frame, header, m_own, m_mtu, OffloadSource::Kernel);
    if (!checked) {
        ++m_drops.own;
        return;
    }
    if (checked->header.segments == OffloadHeader::kNoSegments) { // it was but one
        std::memcpy(bytes + checked->seedAt, &checked->seed, sizeof(checked->seed));
        completeChecksum(bytes, frame.size(), checked->header);
        m_link.queueFrame(frame);
        return;
    }
    for (Segmentation segments(frame, *checked); !segments.atEnd();) {
        m_link.queueFrame(segments.next());
    }
}

void PlainFormat::receive(QByteArrayView message)
{
    if (message.size() < kEthernetHeader
        || message.size() > kEthernetHeader + m_mtu + kMaximumVlanTags * kVlanTag) {
        ++m_drops.received;
        return;
    }
    m_received.take(message);
}

} // namespace Farlan
