// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/frameformat.h"
#include "pump/frames/tapport.h"
#include "pump/link.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace Farlan
{

// Between two Farlans: whatever the TAP has ready goes in one message, uncut and with checksums yet
// to be completed, as far as the peer can take that. Packets are read from the TAP to where they
// stand in the message.
class SuperframeFormat final : public FrameFormat
{
public:
    // `own` is what our kernel can take, and was announced to the peer.
    SuperframeFormat(Link &link, TapPort &tap, Offloads own, int mtu);

    // What the TAP was told to leave undone.
    void setAgreed(Offloads agreed) { m_agreed = agreed; }
    // The peer sends so much that is wrong that it is no Farlan, or means harm.
    bool isPeerBroken() const { return m_peerBroken; }

    char *packetBuffer() override;
    void takePacket(qsizetype size) override;
    void flush() override;
    bool isFull() const override;
    void receive(QByteArrayView message) override;
    void setMtu(int mtu) override { m_mtu = mtu; }
    Drops drops() const override { return m_drops; }

private:
    void takeSegments(const QByteArray &frame, const CheckedOffload &offload);
    void finishRecord(qsizetype size); // of the packet in packetBuffer()
    void reject();

    Link &m_link;
    TapPort &m_tap;
    const Offloads m_own;
    Offloads m_agreed;
    int m_mtu;
    QByteArray m_message; // headroom, records, room for another; null between flush() and a packet
    qsizetype m_used = kMessageHeadroom; // of it
    QList<std::chrono::steady_clock::time_point> m_rejections; // of the last ten seconds
    bool m_peerBroken = false;
    Drops m_drops;
};

} // namespace Farlan
