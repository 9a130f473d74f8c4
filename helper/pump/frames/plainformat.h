// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/coalescing.h"
#include "pump/frames/frameformat.h"
#include "pump/frames/tapport.h"
#include "pump/link.h"

#include <QByteArray>

namespace Farlan
{

// Towards anyone: one message is one raw frame, whole and complete. What the TAP leaves undone is
// done here, which is less work than for the kernel to hand over every frame by itself.
class PlainFormat final : public FrameFormat
{
public:
    // `own` is what our kernel can take, and so can leave to us.
    PlainFormat(Link &link, TapPort &tap, Offloads own, int mtu);

    char *packetBuffer() override;
    void takePacket(qsizetype size) override;
    void flush() override;
    bool isFull() const override { return m_link.isFull(); }
    void receive(QByteArrayView message) override;
    void finishReceiving() override { m_received.flush(); }
    void setMtu(int mtu) override;
    Drops drops() const override { return m_drops; }

private:
    Link &m_link;
    const Offloads m_own;
    int m_mtu;
    Coalescing m_received;
    QByteArray m_packet; // null between flush() and a packet
    Drops m_drops;
};

} // namespace Farlan
