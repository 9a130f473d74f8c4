// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/offloadcheck.h"

namespace Farlan
{

namespace
{

constexpr qsizetype kMostSegments = 128; // of the largest frame, cut as small as is allowed
// UDP_MAX_SEGMENTS of Linux before 6.9; from 6.7 on it refuses a header that asks for more.
constexpr qsizetype kMostDatagrams = 64;
// The segments of such a one would differ in more than their place.
constexpr char kNotToBeCut = Tcp::kSyn | Tcp::kReset | Tcp::kUrgent;

bool isAgreed(const FrameLayout &layout, quint8 segments, Offloads agreed)
{
    const SegmentKind kind = segmentKindOf(layout);
    const bool isEcn = (segments & OffloadHeader::kEcn) != 0;
    if ((segments & ~OffloadHeader::kEcn) != kind.type || !agreed.testFlag(kind.needed)) {
        return false;
    }
    return !isEcn || (!layout.isUdp && agreed.testFlag(Offload::Ecn));
}

bool areTooMany(qsizetype payload, qsizetype size, bool isUdp)
{
    return (payload + size - 1) / size > (isUdp ? kMostDatagrams : kMostSegments);
}

// What a peer cuts.
bool isWithinLimits(qsizetype payload, qsizetype size, bool isUdp)
{
    return size >= kSmallestSegment && !areTooMany(payload, size, isUdp);
}

bool mayBeCut(QByteArrayView frame, const FrameLayout &layout)
{
    return layout.isUdp || (frame[layout.transport + Tcp::kFlags] & kNotToBeCut) == 0;
}

// The payload of each segment; nothing: wrong.
std::optional<qsizetype> segmentSize(QByteArrayView frame, const FrameLayout &layout,
                                     qsizetype wanted, int mtu, OffloadSource source)
{
    const qsizetype payload = frame.size() - layout.payload;
    const bool isPeers = source == OffloadSource::Peer;
    if (wanted == 0 || payload == 0
        || (isPeers && !isWithinLimits(payload, wanted, layout.isUdp))) {
        return std::nullopt;
    }
    const qsizetype room = mtu - (layout.payload - layout.network);
    if (layout.isUdp || wanted <= room || room <= 0
        || (isPeers && areTooMany(payload, room, layout.isUdp))) {
        return wanted; // which may not fit
    }
    return room;
}

} // namespace

SegmentKind segmentKindOf(const FrameLayout &layout)
{
    if (layout.isUdp) {
        return { OffloadHeader::kUdp, Offload::Uso };
    }
    return layout.isIpv6 ? SegmentKind{ OffloadHeader::kTcp6, Offload::Tso6 }
                         : SegmentKind{ OffloadHeader::kTcp4, Offload::Tso4 };
}

std::optional<CheckedOffload> checkOffload(QByteArrayView frame, const OffloadHeader &header,
                                           Offloads agreed, int mtu, OffloadSource source)
{
    if (header == OffloadHeader{}) {
        return CheckedOffload{};
    }
    // Segments without checksums: CVE-2026-98954.
    if (header.flags != OffloadHeader::kNeedsChecksum || !agreed.testFlag(Offload::Checksum)) {
        return std::nullopt;
    }
    const std::optional<FrameLayout> layout = layoutOf(
        frame, source == OffloadSource::Peer ? Ipv6Options::Refused : Ipv6Options::Skipped);
    if (!layout || header.checksumStart != layout->transport
        || header.checksumOffset != layout->checksumOffset()) {
        return std::nullopt;
    }
    CheckedOffload checked;
    if (header.segments == OffloadHeader::kNoSegments) {
        if (header.segmentBytes != 0) {
            return std::nullopt;
        }
    } else {
        const std::optional<qsizetype> size
            = segmentSize(frame, *layout, header.segmentBytes, mtu, source);
        if (!size || !mayBeCut(frame, *layout) || !isAgreed(*layout, header.segments, agreed)) {
            return std::nullopt;
        }
        if (frame.size() - layout->payload > *size) { // else it is one segment, and nothing is cut
            checked.header.segments = header.segments;
            checked.header.segmentBytes = static_cast<quint16>(*size);
        }
    }
    checked.header.flags = OffloadHeader::kNeedsChecksum;
    checked.header.headerBytes = static_cast<quint16>(layout->payload);
    checked.header.checksumStart = static_cast<quint16>(layout->transport);
    checked.header.checksumOffset = static_cast<quint16>(layout->checksumOffset());
    checked.seedAt = layout->transport + layout->checksumOffset();
    checked.seed = layout->pseudoHeader(frame).folded();
    checked.hasOptions6 = layout->hasOptions6();
    return checked;
}

bool isForPeers(QByteArrayView frame, const CheckedOffload &offload)
{
    const OffloadHeader &header = offload.header;
    if (offload.hasOptions6) {
        return false;
    }
    if (header.segments == OffloadHeader::kNoSegments) {
        return true;
    }
    return isWithinLimits(frame.size() - header.headerBytes, header.segmentBytes,
                          header.segments == OffloadHeader::kUdp);
}

bool fitsMtu(QByteArrayView frame, const CheckedOffload &offload, int mtu)
{
    const bool isCut = offload.header.segments != OffloadHeader::kNoSegments;
    const qsizetype size
        = isCut ? offload.header.headerBytes + offload.header.segmentBytes : frame.size();
    return size <= ethernetHeaderBytes(frame) + mtu;
}

} // namespace Farlan
