// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

// Frames read a second time, from the RFCs and as simply as can be: nothing here is shared with
// what is tested, nor made to be fast.
namespace PlainReading
{

inline constexpr unsigned kFin = 0x01;
inline constexpr unsigned kSyn = 0x02;
inline constexpr unsigned kReset = 0x04;
inline constexpr unsigned kPush = 0x08;
inline constexpr unsigned kUrgent = 0x20;
inline constexpr unsigned kCongestionWindowReduced = 0x80;

inline unsigned byteAt(QByteArrayView bytes, qsizetype offset)
{
    return static_cast<unsigned char>(bytes[offset]);
}

inline unsigned numberAt(QByteArrayView bytes, qsizetype offset)
{
    return byteAt(bytes, offset) << 8 | byteAt(bytes, offset + 1);
}

inline unsigned longNumberAt(QByteArrayView bytes, qsizetype offset)
{
    return numberAt(bytes, offset) << 16 | numberAt(bytes, offset + 2);
}

inline unsigned added(unsigned one, unsigned other)
{
    return ((one + other) & 0xffff) + ((one + other) >> 16);
}

// RFC 1071, not inverted.
inline unsigned sumOf(QByteArrayView bytes)
{
    unsigned sum = 0;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        sum = added(sum, numberAt(bytes, i));
    }
    return bytes.size() % 2 == 0 ? sum : added(sum, byteAt(bytes, bytes.size() - 1) << 8);
}

inline bool isSameSum(unsigned one, unsigned other)
{
    return one % 0xffff == other % 0xffff; // which has two zeros
}

// Where IP begins, and its type.
struct Ethernet {
    qsizetype network = 14;
    unsigned type = 0;
};

inline std::optional<Ethernet> readEthernet(QByteArrayView frame)
{
    if (frame.size() < 14) {
        return std::nullopt;
    }
    Ethernet ethernet{ 14, numberAt(frame, 12) };
    for (int tag = 0; tag < 2 && (ethernet.type == 0x8100 || ethernet.type == 0x88a8); ++tag) {
        if (frame.size() < ethernet.network + 4) {
            return std::nullopt;
        }
        ethernet.type = numberAt(frame, ethernet.network + 2);
        ethernet.network += 4;
    }
    return ethernet;
}

// A frame that is TCP or UDP and nothing else, of exactly the length that it says.
struct Packet {
    bool isIpv6 = false;
    bool isUdp = false;
    qsizetype network = 0;
    qsizetype transport = 0;
    qsizetype payload = 0;

    qsizetype checksum() const { return transport + (isUdp ? 6 : 16); }
    unsigned tcpFlags(QByteArrayView frame) const { return byteAt(frame, transport + 13); }
    // Of source, destination, protocol and length.
    unsigned pseudoSum(QByteArrayView frame) const
    {
        const unsigned addresses
            = sumOf(isIpv6 ? frame.sliced(network + 8, 32) : frame.sliced(network + 12, 8));
        const auto length = static_cast<unsigned>(frame.size() - transport);
        return added(addresses, added(isUdp ? 17 : 6, length));
    }
    bool isChecksumRight(QByteArrayView frame) const
    {
        return added(pseudoSum(frame), sumOf(frame.sliced(transport))) == 0xffff;
    }
    bool isIpChecksumRight(QByteArrayView frame) const
    {
        return isIpv6 || sumOf(frame.sliced(network, transport - network)) == 0xffff;
    }
};

inline std::optional<Packet> readPacket(QByteArrayView frame, bool skipsOptions6 = false)
{
    const std::optional<Ethernet> ethernet = readEthernet(frame);
    if (!ethernet) {
        return std::nullopt;
    }
    const QByteArrayView ip = frame.sliced(ethernet->network);
    Packet packet{ .network = ethernet->network };
    unsigned protocol = 0;
    if (ethernet->type == 0x0800) {
        if (ip.size() < 20) {
            return std::nullopt;
        }
        const qsizetype header = (byteAt(ip, 0) & 15) * 4;
        const bool isFragment = (numberAt(ip, 6) & 0x1fff) != 0 || (numberAt(ip, 6) & 0x2000) != 0;
        if (byteAt(ip, 0) >> 4 != 4 || header < 20 || numberAt(ip, 2) != ip.size() || isFragment) {
            return std::nullopt;
        }
        protocol = byteAt(ip, 9);
        packet.transport = packet.network + header;
    } else if (ethernet->type == 0x86dd) {
        if (ip.size() < 40 || byteAt(ip, 0) >> 4 != 6 || numberAt(ip, 4) == 0
            || numberAt(ip, 4) + 40 != ip.size()) {
            return std::nullopt;
        }
        packet.isIpv6 = true;
        protocol = byteAt(ip, 6);
        packet.transport = packet.network + 40;
        while (skipsOptions6 && (protocol == 0 || protocol == 60)) {
            if (frame.size() < packet.transport + 8) {
                return std::nullopt;
            }
            protocol = byteAt(frame, packet.transport);
            packet.transport += 8 + 8 * qsizetype(byteAt(frame, packet.transport + 1));
        }
    }
    if (protocol != 6 && protocol != 17) {
        return std::nullopt;
    }
    packet.isUdp = protocol == 17;
    const qsizetype left = frame.size() - packet.transport;
    if (left < (packet.isUdp ? 8 : 20)) {
        return std::nullopt;
    }
    if (packet.isUdp) {
        packet.payload = packet.transport + 8;
        return numberAt(frame, packet.transport + 4) == left ? std::optional(packet) : std::nullopt;
    }
    const qsizetype header = (byteAt(frame, packet.transport + 12) >> 4) * 4;
    packet.payload = packet.transport + header;
    return header >= 20 && header <= left ? std::optional(packet) : std::nullopt;
}

} // namespace PlainReading
