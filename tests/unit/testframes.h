// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/internetchecksum.h"
#include "pump/frames/offloadheader.h"

#include <QByteArray>
#include <QtEndian>

#include <cstring>

// Ethernet frames for tests, and the offload headers that go with them.
namespace TestFrames
{

inline QByteArray number(quint16 value)
{
    QByteArray bytes(2, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

// One whole TCP segment or UDP datagram. Checksums are 0.
struct Shape {
    bool ipv6 = false;
    bool udp = false;
    int payload = 1000;
    int vlanTags = 0;
    int ipOptions = 0; // bytes, of IPv4: a multiple of 4
    int tcpOptions = 0;
    quint8 tcpFlags = 0x10; // ACK
    int ipv6Options = 0; // bytes of a header of destination options: a multiple of 8
    quint16 identification = 1; // of IPv4

    int network() const { return 14 + 4 * vlanTags; }
    int transport() const { return network() + (ipv6 ? 40 + ipv6Options : 20 + ipOptions); }
    int payloadAt() const { return transport() + (udp ? 8 : 20 + tcpOptions); }

    QByteArray frame() const
    {
        const auto inIp = static_cast<quint16>((udp ? 8 : 20 + tcpOptions) + payload);
        QByteArray bytes = QByteArray::fromHex("020000000001"
                                               "020000000002");
        for (int i = 0; i < vlanTags; ++i) {
            bytes += QByteArray::fromHex(i + 1 < vlanTags ? "88a80005" : "81000007");
        }
        const QByteArray protocol(1, udp ? '\x11' : '\x06');
        if (ipv6) {
            bytes += QByteArray::fromHex("86dd"
                                         "60000000")
                + number(static_cast<quint16>(ipv6Options + inIp))
                + (ipv6Options > 0 ? QByteArray(1, '\x3c') : protocol)
                + QByteArray::fromHex("40"
                                      "fd000000000000000000000000000001"
                                      "fd000000000000000000000000000002");
            if (ipv6Options > 0) { // PadN: RFC 8200, 4.2
                bytes += protocol + static_cast<char>(ipv6Options / 8 - 1) + '\x01'
                    + static_cast<char>(ipv6Options - 4) + QByteArray(ipv6Options - 4, '\0');
            }
        } else {
            const auto first = static_cast<char>(0x40 | (5 + ipOptions / 4));
            QByteArray header = first + QByteArray(1, '\0')
                + number(static_cast<quint16>(20 + ipOptions + inIp)) + number(identification)
                + QByteArray::fromHex("4000"
                                      "40")
                + protocol
                + QByteArray::fromHex("0000"
                                      "0a000001"
                                      "0a000002")
                + QByteArray(ipOptions, '\x01');
            Farlan::InternetChecksum sum; // bridges check it
            sum.add(header);
            const quint16 checksum = sum.finished();
            std::memcpy(header.data() + 10, &checksum, sizeof(checksum));
            bytes += QByteArray::fromHex("0800") + header;
        }
        bytes += number(4711) + number(4712);
        if (udp) {
            bytes += number(inIp) + number(0);
        } else {
            bytes += QByteArray::fromHex("00000001"
                                         "00000002");
            bytes += static_cast<char>((5 + tcpOptions / 4) << 4);
            bytes += static_cast<char>(tcpFlags);
            bytes += number(0xffff) + number(0) + number(0) + QByteArray(tcpOptions, '\x01');
        }
        for (int i = 0; i < payload; ++i) {
            bytes += static_cast<char>(i * 7 + i / 256);
        }
        return bytes;
    }

    Farlan::OffloadHeader checksumHeader() const
    {
        Farlan::OffloadHeader header;
        header.flags = Farlan::OffloadHeader::kNeedsChecksum;
        header.headerBytes = static_cast<quint16>(payloadAt());
        header.checksumStart = static_cast<quint16>(transport());
        header.checksumOffset = udp ? 6 : 16;
        return header;
    }

    Farlan::OffloadHeader segmentsHeader(quint16 size) const
    {
        Farlan::OffloadHeader header = checksumHeader();
        header.segments = udp ? Farlan::OffloadHeader::kUdp
            : ipv6            ? Farlan::OffloadHeader::kTcp6
                              : Farlan::OffloadHeader::kTcp4;
        header.segmentBytes = size;
        return header;
    }
};

inline constexpr Farlan::Offloads kAllOffloads = Farlan::Offload::Checksum | Farlan::Offload::Tso4
    | Farlan::Offload::Tso6 | Farlan::Offload::Ecn | Farlan::Offload::Uso;

} // namespace TestFrames
