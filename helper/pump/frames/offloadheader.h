// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace Farlan
{

// What is left to do with a frame: struct virtio_net_hdr of linux/virtio_net.h, little endian and
// without num_buffers, as it stands before each frame of a TAP and of a superframe record.
struct OffloadHeader {
    static constexpr qsizetype kBytes = 10;

    static constexpr quint8 kNeedsChecksum = 1; // flags
    static constexpr quint8 kDataValid = 2; // of the kernel's own, and never sent

    static constexpr quint8 kNoSegments = 0; // segments
    static constexpr quint8 kTcp4 = 1;
    static constexpr quint8 kTcp6 = 4;
    static constexpr quint8 kUdp = 5;
    static constexpr quint8 kEcn = 0x80; // a bit beside TCP's

    quint8 flags = 0;
    quint8 segments = kNoSegments; // gso_type
    quint16 headerBytes = 0; // hdr_len: Ethernet, IP and TCP or UDP
    quint16 segmentBytes = 0; // gso_size: payload of each segment but the last
    quint16 checksumStart = 0; // from the beginning of the frame
    quint16 checksumOffset = 0; // from there

    bool operator==(const OffloadHeader &) const = default;

    static OffloadHeader read(const char *bytes); // of kBytes
    void write(char *bytes) const;
};

} // namespace Farlan
