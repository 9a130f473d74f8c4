// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/coalescing.h"

#include <QtEndian>

#include <cstring>

namespace Farlan
{

namespace
{

constexpr size_t kFlows = 8; // connections whose segments come among each other
constexpr qsizetype kSmallest = 512; // payload of segments; smaller ones are not cut again
constexpr qsizetype kLargestIp = 65535;

// Offsets in an IPv4, IPv6 and TCP header.
constexpr qsizetype kIpv4Length = 2;
constexpr qsizetype kIpv4Identification = 4;
constexpr qsizetype kIpv4Fragment = 6;
constexpr qsizetype kIpv4Checksum = 10;
constexpr qsizetype kIpv4Addresses = 12;
constexpr qsizetype kIpv6Length = 4;
constexpr qsizetype kIpv6Header = 40;
constexpr qsizetype kTcpSequence = 4;
constexpr qsizetype kTcpAcknowledgement = 8;
constexpr qsizetype kTcpFlags = 13;
constexpr qsizetype kTcpChecksum = 16;

constexpr char kAck = 0x10;
constexpr char kPush = 0x08;
constexpr char kDontFragment = 0x40;

bool isSame(QByteArrayView one, QByteArrayView other, qsizetype from, qsizetype to)
{
    return std::memcmp(one.data() + from, other.data() + from, static_cast<size_t>(to - from)) == 0;
}

quint32 sequenceOf(QByteArrayView frame, const FrameLayout &layout)
{
    return qFromBigEndian<quint32>(frame.data() + layout.transport + kTcpSequence);
}

bool isChecksumRight(QByteArrayView frame, const FrameLayout &layout)
{
    InternetChecksum sum = layout.pseudoHeader(frame);
    sum.add(frame.sliced(layout.transport));
    return sum.folded() == 0xffff;
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

void Coalescing::take(QByteArrayView frame)
{
    const std::optional<FrameLayout> layout = layoutOf(frame);
    if (!layout || layout->isUdp) {
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
    const Offload needed = layout.isIpv6 ? Offload::Tso6 : Offload::Tso4;
    const char flags = frame[layout.transport + kTcpFlags];
    return m_offloads.testFlag(needed) && (flags == kAck || flags == (kAck | kPush))
        && frame.size() - layout.payload >= kSmallest && frame.size() - layout.network <= m_mtu
        && (layout.isIpv6 || isIpv4ChecksumRight(frame, layout)) && isChecksumRight(frame, layout);
}

Coalescing::Flow *Coalescing::flowOf(QByteArrayView frame, const FrameLayout &layout)
{
    const qsizetype addresses = layout.network + (layout.isIpv6 ? qsizetype(8) : kIpv4Addresses);
    for (Flow &flow : m_flows) {
        if (flow.segments > 0 && flow.layout.network == layout.network
            && flow.layout.transport == layout.transport && flow.layout.isIpv6 == layout.isIpv6
            && isSame(flow.frame, frame, addresses, layout.transport + kTcpSequence)
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
        if (!isSame(first, frame, ip, ip + kIpv6Length)
            || !isSame(first, frame, ip + kIpv6Length + 2, ip + kIpv6Header)) {
            return false;
        }
    } else {
        const auto expected = static_cast<quint16>(
            qFromBigEndian<quint16>(first.data() + ip + kIpv4Identification) + flow.segments);
        const bool isNumbered
            = qFromBigEndian<quint16>(frame.data() + ip + kIpv4Identification) == expected;
        const bool mayBeCut = (frame[ip + kIpv4Fragment] & kDontFragment) == 0;
        if ((mayBeCut && !isNumbered) || !isSame(first, frame, ip, ip + kIpv4Length)
            || !isSame(first, frame, ip + kIpv4Fragment, ip + kIpv4Checksum)
            || !isSame(first, frame, ip + kIpv4Addresses, tcp)) {
            return false;
        }
    }
    const bool hadPush = (first[tcp + kTcpFlags] & kPush) != 0;
    return !hadPush && isSame(first, frame, tcp + kTcpAcknowledgement, tcp + kTcpFlags)
        && isSame(first, frame, tcp + kTcpFlags + 1, tcp + kTcpChecksum)
        && isSame(first, frame, tcp + kTcpChecksum + 2, layout.payload);
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
    place->frame.reserve(TapPort::kLargestPacket);
    place->frame.resize(0);
    place->frame.append(frame);
    place->layout = layout;
    place->segmentBytes = frame.size() - layout.payload;
    place->segments = 1;
}

void Coalescing::append(Flow &flow, QByteArrayView frame, const FrameLayout &layout)
{
    flow.frame.append(frame.sliced(layout.payload));
    ++flow.segments;
    flow.frame.data()[layout.transport + kTcpFlags] = frame[layout.transport + kTcpFlags];
}

void Coalescing::write(Flow &flow)
{
    const int segments = std::exchange(flow.segments, 0);
    if (segments == 1) {
        m_tap.write({}, flow.frame);
        return;
    }
    const FrameLayout &layout = flow.layout;
    char *const ip = flow.frame.data() + layout.network;
    const qsizetype length = flow.frame.size() - layout.network;
    if (layout.isIpv6) {
        qToBigEndian(static_cast<quint16>(length - kIpv6Header), ip + kIpv6Length);
    } else {
        qToBigEndian(static_cast<quint16>(length), ip + kIpv4Length);
        std::memset(ip + kIpv4Checksum, 0, sizeof(quint16));
        InternetChecksum sum;
        sum.add(QByteArrayView(ip, layout.transport - layout.network));
        const quint16 checksum = sum.finished();
        std::memcpy(ip + kIpv4Checksum, &checksum, sizeof(checksum));
    }
    OffloadHeader header;
    header.flags = OffloadHeader::kNeedsChecksum;
    header.segments = layout.isIpv6 ? OffloadHeader::kTcp6 : OffloadHeader::kTcp4;
    header.segmentBytes = static_cast<quint16>(flow.segmentBytes);
    header.checksumStart = static_cast<quint16>(layout.transport);
    header.checksumOffset = static_cast<quint16>(kTcpChecksum);
    if (const auto checked = checkOffload(flow.frame, header, m_offloads, m_mtu)) {
        m_tap.write(*checked, flow.frame);
    }
}

} // namespace Farlan
