// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// Where the fields are in the headers of IP, TCP and UDP.
namespace Farlan
{

namespace EtherType // the registry of IEEE 802
{
inline constexpr quint16 kIpv4 = 0x0800;
inline constexpr quint16 kIpv6 = 0x86dd;
} // namespace EtherType

namespace IpProtocol // the registry of IANA
{
inline constexpr quint8 kHopByHopOptions = 0; // of IPv6, as the next
inline constexpr quint8 kTcp = 6;
inline constexpr quint8 kUdp = 17;
inline constexpr quint8 kDestinationOptions = 60;
} // namespace IpProtocol

namespace Ipv4 // RFC 791, 3.1
{
inline constexpr qsizetype kLength = 2;
inline constexpr qsizetype kIdentification = 4;
inline constexpr qsizetype kFragment = 6;
inline constexpr qsizetype kProtocol = 9;
inline constexpr qsizetype kChecksum = 10;
inline constexpr qsizetype kAddresses = 12;
inline constexpr qsizetype kHeader = 20; // without options
} // namespace Ipv4

namespace Ipv6 // RFC 8200, 3
{
inline constexpr qsizetype kLength = 4;
inline constexpr qsizetype kNextHeader = 6;
inline constexpr qsizetype kAddresses = 8;
inline constexpr qsizetype kHeader = 40;
// Of extension headers: RFC 8200, 4.3 and 4.6.
inline constexpr qsizetype kOptionsLength = 1; // in units of 8 bytes, the first not counted
inline constexpr qsizetype kOptionsUnit = 8;
} // namespace Ipv6

namespace Tcp // RFC 9293, 3.1
{
inline constexpr qsizetype kSequence = 4;
inline constexpr qsizetype kAcknowledgement = 8;
inline constexpr qsizetype kDataOffset = 12;
inline constexpr qsizetype kFlags = 13;
inline constexpr qsizetype kChecksum = 16;
inline constexpr qsizetype kHeader = 20; // without options

// Flags.
inline constexpr char kFin = 0x01;
inline constexpr char kSyn = 0x02;
inline constexpr char kReset = 0x04;
inline constexpr char kPush = 0x08;
inline constexpr char kAck = 0x10;
inline constexpr char kUrgent = 0x20;
inline constexpr char kCongestionWindowReduced = static_cast<char>(0x80);
} // namespace Tcp

namespace Udp // RFC 768
{
inline constexpr qsizetype kLength = 4;
inline constexpr qsizetype kChecksum = 6;
inline constexpr qsizetype kHeader = 8;
} // namespace Udp

} // namespace Farlan
