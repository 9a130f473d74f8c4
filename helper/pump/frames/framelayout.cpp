// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/framelayout.h"

#include <QtEndian>

#include <cstring>

namespace Farlan
{

namespace
{

constexpr quint16 kTypeVlan = 0x8100; // IEEE 802.1Q
constexpr quint16 kTypeServiceVlan = 0x88a8; // IEEE 802.1ad

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
    if (frame.size() < network + Ipv4::kHeader) {
        return 0;
    }
    const qsizetype header = (byteAt(frame, network) & 0x0f) * 4;
    const bool isVersion4 = byteAt(frame, network) >> 4 == 4;
    const bool isFragment
        = (numberAt(frame, network + Ipv4::kFragment) & 0x3fff) != 0; // more follow, or offset
    if (!isVersion4 || header < Ipv4::kHeader || isFragment
        || numberAt(frame, network + Ipv4::kLength) != frame.size() - network) {
        return 0;
    }
    protocol = byteAt(frame, network + Ipv4::kProtocol);
    return network + header;
}

// RFC 8200, 3. A payload length of 0 would be a jumbogram's.
qsizetype readIpv6(QByteArrayView frame, qsizetype network, quint8 &protocol)
{
    if (frame.size() <= network + Ipv6::kHeader || byteAt(frame, network) >> 4 != 6
        || numberAt(frame, network + Ipv6::kLength) != frame.size() - network - Ipv6::kHeader) {
        return 0;
    }
    protocol = byteAt(frame, network + Ipv6::kNextHeader);
    return network + Ipv6::kHeader;
}

bool isOptions6(quint8 protocol)
{
    return protocol == IpProtocol::kHopByHopOptions || protocol == IpProtocol::kDestinationOptions;
}

// The offset behind all of them, which may be beyond the frame's end.
qsizetype skipOptions6(QByteArrayView frame, qsizetype offset, quint8 &protocol)
{
    while (isOptions6(protocol) && offset + Ipv6::kOptionsUnit <= frame.size()) {
        protocol = byteAt(frame, offset);
        offset += Ipv6::kOptionsUnit * (1 + byteAt(frame, offset + Ipv6::kOptionsLength));
    }
    return offset;
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

std::optional<FrameLayout> layoutOf(QByteArrayView frame, Ipv6Options options)
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
    layout.isIpv6 = type == EtherType::kIpv6;
    if (type == EtherType::kIpv4) {
        layout.transport = readIpv4(frame, layout.network, protocol);
    } else if (type == EtherType::kIpv6) {
        layout.transport = readIpv6(frame, layout.network, protocol);
        if (layout.transport > 0 && options == Ipv6Options::Skipped) {
            layout.transport = skipOptions6(frame, layout.transport, protocol);
        }
    }
    layout.isUdp = protocol == IpProtocol::kUdp;
    const qsizetype least = layout.isUdp ? Udp::kHeader : Tcp::kHeader;
    if (layout.transport == 0 || (protocol != IpProtocol::kTcp && protocol != IpProtocol::kUdp)
        || frame.size() < layout.transport + least) {
        return std::nullopt;
    }
    if (layout.isUdp) { // RFC 768
        layout.payload = layout.transport + Udp::kHeader;
        const bool isWhole
            = numberAt(frame, layout.transport + Udp::kLength) == frame.size() - layout.transport;
        return isWhole ? std::optional(layout) : std::nullopt;
    }
    const qsizetype header
        = (byteAt(frame, layout.transport + Tcp::kDataOffset) >> 4) * 4; // RFC 9293, 3.1
    layout.payload = layout.transport + header;
    return header >= Tcp::kHeader && layout.payload <= frame.size() ? std::optional(layout)
                                                                    : std::nullopt;
}

InternetChecksum FrameLayout::pseudoHeader(QByteArrayView frame) const
{
    InternetChecksum sum; // RFC 9293, 3.1, and RFC 8200, 8.1
    sum.add(isIpv6 ? frame.sliced(network + Ipv6::kAddresses, 32)
                   : frame.sliced(network + Ipv4::kAddresses, 8));
    sum.addNumber(isUdp ? IpProtocol::kUdp : IpProtocol::kTcp);
    sum.addNumber(static_cast<quint16>(frame.size() - transport));
    return sum;
}

InternetChecksum FrameLayout::transportSum(QByteArrayView frame) const
{
    InternetChecksum sum = pseudoHeader(frame);
    sum.add(frame.sliced(transport));
    return sum;
}

void updateIpHeader(char *frame, qsizetype size, const FrameLayout &layout)
{
    char *const ip = frame + layout.network;
    const qsizetype length = size - layout.network;
    if (layout.isIpv6) {
        qToBigEndian(static_cast<quint16>(length - Ipv6::kHeader), ip + Ipv6::kLength);
        return;
    }
    qToBigEndian(static_cast<quint16>(length), ip + Ipv4::kLength);
    std::memset(ip + Ipv4::kChecksum, 0, sizeof(quint16));
    InternetChecksum sum;
    sum.add(QByteArrayView(ip, layout.transport - layout.network));
    const quint16 checksum = sum.finished();
    std::memcpy(ip + Ipv4::kChecksum, &checksum, sizeof(checksum));
}

} // namespace Farlan
