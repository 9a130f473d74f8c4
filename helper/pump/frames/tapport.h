// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "pump/frames/offloadcheck.h"
#include "pump/frames/offloadheader.h"
#include "pump/frames/records.h"

#include <QByteArrayView>

namespace Farlan
{

// The pump's end of a TAP: non-blocking, with IFF_NO_PI and an offload header before each frame.
class TapPort final
{
public:
    static constexpr qsizetype kLargestPacket = OffloadHeader::kBytes + Record::kLargestFrame;

    explicit TapPort(UniqueFd fd)
        : m_fd(std::move(fd))
    {
    }

    int fd() const { return m_fd.get(); }
    // Somebody has deleted the interface: nothing can be read or written any more.
    bool isLost() const { return m_lost; }

    // The offload header and the frame of the packet that has waited longest, in `buffer` of
    // kLargestPacket; the size of both, or 0: none waits, or it cannot be read.
    qsizetype read(char *buffer);
    // What the interface cannot take is dropped, as on any Ethernet.
    void write(const CheckedOffload &offload, QByteArrayView frame);

    // The kernel has no header for them, and drops them: virtio_net_hdr_from_skb() of
    // include/linux/virtio_net.h knows not all that network cards put together.
    quint64 unreadable() const { return m_unreadable; }
    // By the interface, which was down or had no room; the kernel counts them as dropped.
    quint64 notTaken() const { return m_notTaken; }
    quint64 refused() const { return m_refused; } // by the kernel, as invalid: a fault of ours

private:
    UniqueFd m_fd;
    bool m_lost = false;
    quint64 m_unreadable = 0;
    quint64 m_notTaken = 0;
    quint64 m_refused = 0;
};

} // namespace Farlan
