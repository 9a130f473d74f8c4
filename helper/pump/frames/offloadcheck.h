// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/offloadheader.h"

#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// A header that a TAP can be given with its frame, made from one that somebody else has written.
struct CheckedOffload {
    OffloadHeader header;
    // Where in the frame `seed` belongs in place of what stands there; 0: nowhere.
    qsizetype seedAt = 0;
    quint16 seed = 0; // in the order of the wire
    bool hasOptions6 = false; // which no peer takes
};

// From one frame with segments of 1 byte a kernel would make 65 000 packets.
inline constexpr qsizetype kSmallestSegment = 512;

// What segments of such frames are called in a header, and without which agreement there are none.
struct SegmentKind {
    quint8 type;
    Offload needed;
};
SegmentKind segmentKindOf(const FrameLayout &layout);

enum class OffloadSource {
    Peer, // segments have at least kSmallestSegment bytes, and are 128 at most, 64 of UDP
    Kernel, // our own, which may cut as small as it likes, and behind IPv6 options
};

// Nothing of a header is believed: kernels check too little before they use it. What it asks for is
// held against the frame and built anew. Nothing if it is wrong, or asks for what is not in
// `agreed`. TCP segments are made to fit `mtu`, that of the interface. The frame has at least 14
// bytes.
std::optional<CheckedOffload> checkOffload(QByteArrayView frame, const OffloadHeader &header,
                                           Offloads agreed, int mtu, OffloadSource source);

// Whether a peer takes what our own kernel has asked for; otherwise it is cut and completed here.
bool isForPeers(QByteArrayView frame, const CheckedOffload &offload);

// Whether the frame, or each of its segments, can pass an interface with that MTU. That it cannot
// is nobody's fault.
bool fitsMtu(QByteArrayView frame, const CheckedOffload &offload, int mtu);

} // namespace Farlan
