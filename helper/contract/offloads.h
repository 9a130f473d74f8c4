// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

namespace Farlan
{

// Work on a frame that its sender may leave to its receiver. The numbers are those of the wire
// (PROTOCOL.md, "Announcement") and of the messages between broker and pump.
enum class Offload : quint32 {
    Checksum = 0x01, // TCP and UDP checksums may be left to be completed
    Tso4 = 0x02, // TCP over IPv4 may be longer than the MTU, to be cut into segments
    Tso6 = 0x04, // the same over IPv6
    Ecn = 0x08, // also segments with CWR set
    Uso = 0x10, // UDP may be longer than the MTU, to be cut into datagrams
};
Q_DECLARE_FLAGS(Offloads, Offload)
Q_DECLARE_OPERATORS_FOR_FLAGS(Offloads)

// Without bits that nobody knows, and without what cannot be had alone: everything needs Checksum,
// and Ecn needs segments.
constexpr Offloads usableOffloads(quint32 bits)
{
    constexpr quint32 kKnown = 0x1f;
    Offloads usable = Offloads::fromInt(bits & kKnown);
    if (!(usable & Offload::Checksum)) {
        return {};
    }
    if (!(usable & (Offload::Tso4 | Offload::Tso6))) {
        usable &= ~Offloads(Offload::Ecn);
    }
    return usable;
}

} // namespace Farlan
