// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/frames/headeroffsets.h"
#include "pump/frames/internetchecksum.h"

#include <QByteArrayView>

#include <optional>

namespace Farlan
{

inline constexpr qsizetype kEthernetHeader = 14; // destination, source, type
inline constexpr qsizetype kVlanTag = 4;
inline constexpr int kMaximumVlanTags = 2; // QinQ; a tag is not counted in the MTU

// 14, and 4 for each VLAN tag (IEEE 802.1Q, 802.1ad) but no more than two. The frame has at least
// kEthernetHeader bytes; the result may be beyond its end.
qsizetype ethernetHeaderBytes(QByteArrayView frame);

// Where the headers are in a frame that is one whole TCP segment or UDP datagram, or several that
// are not cut yet: offsets from the beginning of the frame.
struct FrameLayout {
    bool isIpv6 = false;
    bool isUdp = false;
    qsizetype network = 0; // IP
    qsizetype transport = 0; // TCP or UDP
    qsizetype payload = 0;

    bool hasOptions6() const { return isIpv6 && transport > network + Ipv6::kHeader; }
    // Of the TCP or UDP header.
    qsizetype checksumOffset() const { return isUdp ? Udp::kChecksum : Tcp::kChecksum; }
    // Without TCP or UDP header and payload.
    InternetChecksum pseudoHeader(QByteArrayView frame) const;
    // Of all that the checksum of TCP or UDP is over, itself included.
    InternetChecksum transportSum(QByteArrayView frame) const;
};

enum class Ipv6Options {
    Refused,
    Skipped, // hop-by-hop and destination options
};

// Nothing for all else: no IP, IP of a length that is not exactly the frame's, fragments, other
// IPv6 extension headers, other protocols, headers that do not fit in.
std::optional<FrameLayout> layoutOf(QByteArrayView frame,
                                    Ipv6Options options = Ipv6Options::Refused);

// After a change of the frame's size: its length in the IP header, and IPv4's checksum.
void updateIpHeader(char *frame, qsizetype size, const FrameLayout &layout);

} // namespace Farlan
