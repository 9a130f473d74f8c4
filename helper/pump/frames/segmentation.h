// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/frames/framelayout.h"
#include "pump/frames/offloadcheck.h"
#include "pump/frames/offloadheader.h"

#include <QByteArray>
#include <QByteArrayView>

// What a sender has left undone, done here: for peers that cannot.
namespace Farlan
{

// Completes the checksum of a frame without segments, as skb_checksum_help() of net/core/dev.c
// does. False, and nothing done: the header leads out of the frame.
bool completeChecksum(char *frame, qsizetype size, const OffloadHeader &header);

// Cuts a frame into segments, which are whole frames with checksums, as the kernel's
// tcp_gso_segment() and __udp_gso_segment() do.
class Segmentation final
{
public:
    // Of a frame whose header asks for segments and was checked. Both stay as they are meanwhile.
    Segmentation(QByteArrayView frame, const CheckedOffload &offload);

    bool atEnd() const { return m_offset >= m_frame.size(); }
    // Valid until the next call.
    QByteArrayView next();

private:
    void finishIp(qsizetype size);
    void finishTcp(bool isLast);
    void finishUdp(qsizetype size);
    void finishChecksum(qsizetype size);

    QByteArrayView m_frame;
    FrameLayout m_layout;
    qsizetype m_segmentBytes;
    qsizetype m_offset; // of the next payload
    quint16 m_number = 0; // of the next segment
    QByteArray m_segment;
};

} // namespace Farlan
