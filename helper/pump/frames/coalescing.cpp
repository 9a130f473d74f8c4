// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/coalescing.h"

#include "pump/frames/bufferpool.h"

#include <QtEndian>

#include <cstring>

namespace Farlan
{

namespace
{

constexpr size_t kFlows = 8; // connections whose segments come among each other
constexpr char kDontFragment = 0x40;
constexpr qsizetype kLargestIp = 65535;

bool isSame(QByteArrayView one, QByteArrayView other, qsizetype from, qsizetype to)
{
    return std::memcmp(one.data() + from, other.data() + from, static_cast<size_t>(to - from)) == 0;
}

quint32 sequenceOf(QByteArrayView frame, const FrameLayout &layout)
{
    return qFromBigEndian<quint32>(frame.data() + layout.transport + Tcp::kSequence);
}

bool isIpv4ChecksumRight(QByteArrayView frame, const FrameLayout &layout)
{
    InternetChecksum sum;
    sum.add(frame.sliced(layout.network, layout.transport - layout.network));
    return sum.folded() == 0xffff;
}

} // namespace

Coalescing::Coalescing(TapPort &tap, Offloads offloads, int mtu)
    : m_tap(tap)
    , m_offloads(offloads)
    , m_mtu(mtu)
    , m_flows(kFlows)
{
}

void Coalescing::setMtu(int mtu)
{
    flush(); // what was put together is for the old one
    m_mtu = mtu;
}

void Coalescing::take(QByteArrayView frame)
{
    const std::optional<FrameLayout> layout = layoutOf(frame);
    if (!layout || layout->isUdp) {
        if (!layout) {
            flush(); // it may be the end of a TCP connection, padded or in fragments
        }
        m_tap.write({}, frame);
        return;
    }
    Flow *const flow = flowOf(frame, *layout);
    const bool isGood = isCandidate(frame, *layout);
    if (flow && isGood && continues(*flow, frame, *layout)) {
        append(*flow, frame, *layout);
        return;
    }
    if (flow) {
        write(*flow); // what came before it goes before it
    }
    if (isGood) {
        begin(frame, *layout);
    } else {
        m_tap.write({}, frame);
    }
}

void Coalescing::flush()
{
    for (Flow &flow : m_flows) {
        if (flow.segments > 0) {
            write(flow);
        }
    }
}

// Nothing but data that the sender would have cut itself; and right, since nobody checks it again.
bool Coalescing::isCandidate(QByteArrayView frame, const FrameLayout &layout) const
{
    const char flags = frame[layout.transport + Tcp::kFlags];
    return m_offloads.testFlag(segmentKindOf(layout).needed)
        && (flags == Tcp::kAck || flags == (Tcp::kAck | Tcp::kPush))
        && frame.size() - layout.payload >= kSmallestSegment
        && frame.size() - layout.network <= m_mtu
        && (layout.isIpv6 || isIpv4ChecksumRight(frame, layout))
        && layout.transportSum(frame).folded() == 0xffff;
}

Coalescing::Flow *Coalescing::flowOf(QByteArrayView frame, const FrameLayout &layout)
{
    const qsizetype addresses
        = layout.network + (layout.isIpv6 ? Ipv6::kAddresses : Ipv4::kAddresses);
    for (Flow &flow : m_flows) {
        if (flow.segments > 0 && flow.layout.network == layout.network
            && flow.layout.transport == layout.transport && flow.layout.isIpv6 == layout.isIpv6
            && isSame(flow.frame, frame, addresses, layout.transport + Tcp::kSequence)
            && isSame(flow.frame, frame, 0, layout.network)) {
            return &flow;
        }
    }
    return nullptr;
}

// All but length, identification, sequence, checksums and PSH is the same, it is the next, and
// those before it were of full size.
bool Coalescing::continues(const Flow &flow, QByteArrayView frame, const FrameLayout &layout)
{
    const QByteArrayView first(flow.frame);
    const qsizetype ip = layout.network;
    const qsizetype tcp = layout.transport;
    const qsizetype before = first.size() - flow.layout.payload;
    const qsizetype payload = frame.size() - layout.payload;
    if (flow.layout.payload != layout.payload || before != flow.segments * flow.segmentBytes
        || payload > flow.segmentBytes || first.size() - ip + payload > kLargestIp
        || sequenceOf(frame, layout) != sequenceOf(first, layout) + static_cast<quint32>(before)) {
        return false;
    }
    if (layout.isIpv6) {
        if (!isSame(first, frame, ip, ip + Ipv6::kLength)
            || !isSame(first, frame, ip + Ipv6::kLength + 2, ip + Ipv6::kHeader)) {
            return false;
        }
    } else {
        const auto expected = static_cast<quint16>(
            qFromBigEndian<quint16>(first.data() + ip + Ipv4::kIdentification) + flow.segments);
        const bool isNumbered
            = qFromBigEndian<quint16>(frame.data() + ip + Ipv4::kIdentification) == expected;
        const bool mayBeCut = (frame[ip + Ipv4::kFragment] & kDontFragment) == 0;
        if ((mayBeCut && !isNumbered) || !isSame(first, frame, ip, ip + Ipv4::kLength)
            || !isSame(first, frame, ip + Ipv4::kFragment, ip + Ipv4::kChecksum)
            || !isSame(first, frame, ip + Ipv4::kAddresses, tcp)) {
            return false;
        }
    }
    const bool hadPush = (first[tcp + Tcp::kFlags] & Tcp::kPush) != 0;
    return !hadPush && isSame(first, frame, tcp + Tcp::kAcknowledgement, tcp + Tcp::kFlags)
        && isSame(first, frame, tcp + Tcp::kFlags + 1, tcp + Tcp::kChecksum)
        && isSame(first, frame, tcp + Tcp::kChecksum + 2, layout.payload);
}

void Coalescing::begin(QByteArrayView frame, const FrameLayout &layout)
{
    Flow *place = nullptr;
    for (Flow &flow : m_flows) {
        if (flow.segments == 0) {
            place = &flow;
            break;
        }
    }
    if (!place) {
        place = &m_flows[m_next];
        m_next = (m_next + 1) % m_flows.size();
        write(*place);
    }
    place->frame = BufferPool::take();
    place->frame.resize(0); // its room stays
    place->frame.append(frame);
    place->layout = layout;
    place->segmentBytes = frame.size() - layout.payload;
    place->segments = 1;
}

void Coalescing::append(Flow &flow, QByteArrayView frame, const FrameLayout &layout)
{
    flow.frame.append(frame.sliced(layout.payload));
    ++flow.segments;
    flow.frame.data()[layout.transport + Tcp::kFlags] = frame[layout.transport + Tcp::kFlags];
}

void Coalescing::write(Flow &flow)
{
    if (std::exchange(flow.segments, 0) == 1) {
        m_tap.write({}, flow.frame);
    } else {
        writeJoined(flow);
    }
    BufferPool::giveBack(std::exchange(flow.frame, {}));
}

void Coalescing::writeJoined(Flow &flow)
{
    const FrameLayout &layout = flow.layout;
    updateIpHeader(flow.frame.data(), flow.frame.size(), layout);
    OffloadHeader header;
    header.flags = OffloadHeader::kNeedsChecksum;
    header.segments = segmentKindOf(layout).type;
    header.segmentBytes = static_cast<quint16>(flow.segmentBytes);
    header.checksumStart = static_cast<quint16>(layout.transport);
    header.checksumOffset = static_cast<quint16>(Tcp::kChecksum);
    const auto checked = checkOffload(flow.frame, header, m_offloads, m_mtu, OffloadSource::Kernel);
    Q_ASSERT(checked); // it was put together so
    m_tap.write(*checked, flow.frame);
}

} // namespace Farlan
