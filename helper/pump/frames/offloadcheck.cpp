// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/offloadcheck.h"

#include "pump/frames/framelayout.h"

#include <algorithm>

namespace Farlan
{

namespace
{

// From one frame with segments of 1 byte a kernel would make 65 000 packets.
constexpr int kSmallestSegment = 512;
constexpr qsizetype kMostSegments = 128; // what the kernel takes of UDP: UDP_MAX_SEGMENTS
constexpr quint8 kUrgentResetSyn = 0x26; // the segments of such a one would differ in more
constexpr qsizetype kTcpFlags = 13;

bool fitsMtu(QByteArrayView frame, int mtu)
{
    return frame.size() <= ethernetHeaderBytes(frame) + mtu;
}

// What the segments of a frame of this kind are called; and without which agreement there are none.
struct SegmentKind {
    quint8 type;
    Offload needed;
};

SegmentKind kindOf(const FrameLayout &layout)
{
    if (layout.isUdp) {
        return { OffloadHeader::kUdp, Offload::Uso };
    }
    return layout.isIpv6 ? SegmentKind{ OffloadHeader::kTcp6, Offload::Tso6 }
                         : SegmentKind{ OffloadHeader::kTcp4, Offload::Tso4 };
}

bool isAgreed(const FrameLayout &layout, quint8 segments, Offloads agreed)
{
    const SegmentKind kind = kindOf(layout);
    const bool isEcn = (segments & OffloadHeader::kEcn) != 0;
    if ((segments & ~OffloadHeader::kEcn) != kind.type || !agreed.testFlag(kind.needed)) {
        return false;
    }
    return !isEcn || (!layout.isUdp && agreed.testFlag(Offload::Ecn));
}

// The payload of each segment; nothing: wrong.
std::optional<int> segmentSize(QByteArrayView frame, const FrameLayout &layout, int wanted, int mtu)
{
    const qsizetype payload = frame.size() - layout.payload;
    const qsizetype room = mtu - (layout.payload - layout.network);
    if (wanted < kSmallestSegment || payload == 0 || room <= 0 || (layout.isUdp && wanted > room)) {
        return std::nullopt;
    }
    const auto size = static_cast<int>(std::min<qsizetype>(wanted, room));
    return (payload + size - 1) / size <= kMostSegments ? std::optional(size) : std::nullopt;
}

} // namespace

std::optional<CheckedOffload> checkOffload(QByteArrayView frame, const OffloadHeader &header,
                                           Offloads agreed, int mtu)
{
    if (header == OffloadHeader{}) {
        return fitsMtu(frame, mtu) ? std::optional(CheckedOffload{}) : std::nullopt;
    }
    // Segments without checksums: CVE-2026-98954.
    if (header.flags != OffloadHeader::kNeedsChecksum || !agreed.testFlag(Offload::Checksum)) {
        return std::nullopt;
    }
    const std::optional<FrameLayout> layout = layoutOf(frame);
    if (!layout || header.checksumStart != layout->transport
        || header.checksumOffset != layout->checksumOffset()) {
        return std::nullopt;
    }
    CheckedOffload checked;
    if (header.segments == OffloadHeader::kNoSegments) {
        if (header.segmentBytes != 0 || !fitsMtu(frame, mtu)) {
            return std::nullopt;
        }
    } else {
        const bool isOdd = !layout->isUdp
            && (static_cast<quint8>(frame[layout->transport + kTcpFlags]) & kUrgentResetSyn) != 0;
        const std::optional<int> size = segmentSize(frame, *layout, header.segmentBytes, mtu);
        if (isOdd || !size || !isAgreed(*layout, header.segments, agreed)) {
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
    return checked;
}

} // namespace Farlan
