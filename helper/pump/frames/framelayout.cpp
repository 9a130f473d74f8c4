// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/framelayout.h"

#include <QtEndian>

namespace Farlan
{

namespace
{

constexpr quint16 kTypeIpv4 = 0x0800;
constexpr quint16 kTypeIpv6 = 0x86dd;
constexpr quint16 kTypeVlan = 0x8100; // IEEE 802.1Q
constexpr quint16 kTypeServiceVlan = 0x88a8; // IEEE 802.1ad
constexpr quint8 kTcp = 6;
constexpr quint8 kUdp = 17;
constexpr qsizetype kIpv4Header = 20; // without options
constexpr qsizetype kIpv6Header = 40;
constexpr qsizetype kTcpHeader = 20; // without options
constexpr qsizetype kUdpHeader = 8;

quint8 byteAt(QByteArrayView frame, qsizetype offset)
{
    return static_cast<quint8>(frame[offset]);
}

quint16 numberAt(QByteArrayView frame, qsizetype offset)
{
    return qFromBigEndian<quint16>(frame.data() + offset);
}

bool isVlanTag(quint16 type)
{
    return type == kTypeVlan || type == kTypeServiceVlan;
}

// RFC 791, 3.1. The offset of what comes behind; 0: not as we want it.
qsizetype readIpv4(QByteArrayView frame, qsizetype network, quint8 &protocol)
{
    if (frame.size() < network + kIpv4Header) {
        return 0;
    }
    const qsizetype header = (byteAt(frame, network) & 0x0f) * 4;
    const bool isVersion4 = byteAt(frame, network) >> 4 == 4;
    const bool isFragment = (numberAt(frame, network + 6) & 0x3fff) != 0; // more follow, or offset
    if (!isVersion4 || header < kIpv4Header || isFragment
        || numberAt(frame, network + 2) != frame.size() - network) {
        return 0;
    }
    protocol = byteAt(frame, network + 9);
    return network + header;
}

// RFC 8200, 3. A payload length of 0 would be a jumbogram's.
qsizetype readIpv6(QByteArrayView frame, qsizetype network, quint8 &protocol)
{
    if (frame.size() <= network + kIpv6Header || byteAt(frame, network) >> 4 != 6
        || numberAt(frame, network + 4) != frame.size() - network - kIpv6Header) {
        return 0;
    }
    protocol = byteAt(frame, network + 6);
    return network + kIpv6Header;
}

} // namespace

qsizetype ethernetHeaderBytes(QByteArrayView frame)
{
    qsizetype bytes = kEthernetHeader;
    for (int tags = 0;
         tags < kMaximumVlanTags && frame.size() >= bytes && isVlanTag(numberAt(frame, bytes - 2));
         ++tags) {
        bytes += kVlanTag;
    }
    return bytes;
}

std::optional<FrameLayout> layoutOf(QByteArrayView frame)
{
    if (frame.size() < kEthernetHeader) {
        return std::nullopt;
    }
    FrameLayout layout;
    layout.network = ethernetHeaderBytes(frame);
    if (frame.size() < layout.network) {
        return std::nullopt;
    }
    quint8 protocol = 0;
    const quint16 type = numberAt(frame, layout.network - 2);
    layout.isIpv6 = type == kTypeIpv6;
    if (type == kTypeIpv4) {
        layout.transport = readIpv4(frame, layout.network, protocol);
    } else if (type == kTypeIpv6) {
        layout.transport = readIpv6(frame, layout.network, protocol);
    }
    layout.isUdp = protocol == kUdp;
    const qsizetype least = layout.isUdp ? kUdpHeader : kTcpHeader;
    if (layout.transport == 0 || (protocol != kTcp && protocol != kUdp)
        || frame.size() < layout.transport + least) {
        return std::nullopt;
    }
    if (layout.isUdp) { // RFC 768
        layout.payload = layout.transport + kUdpHeader;
        const bool isWhole
            = numberAt(frame, layout.transport + 4) == frame.size() - layout.transport;
        return isWhole ? std::optional(layout) : std::nullopt;
    }
    const qsizetype header = (byteAt(frame, layout.transport + 12) >> 4) * 4; // RFC 9293, 3.1
    layout.payload = layout.transport + header;
    return header >= kTcpHeader && layout.payload <= frame.size() ? std::optional(layout)
                                                                  : std::nullopt;
}

InternetChecksum FrameLayout::pseudoHeader(QByteArrayView frame) const
{
    InternetChecksum sum; // RFC 9293, 3.1, and RFC 8200, 8.1
    sum.add(isIpv6 ? frame.sliced(network + 8, 32) : frame.sliced(network + 12, 8));
    sum.addNumber(isUdp ? kUdp : kTcp);
    sum.addNumber(static_cast<quint16>(frame.size() - transport));
    return sum;
}

} // namespace Farlan
