// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "pump/link.h"

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace Farlan
{

// Carries frames between one TAP and one link, in plain mode: one binary message is one raw frame.
// Ethernet may drop, so nothing is queued here: while the link is full the TAP is not read, and the
// kernel drops and counts what its queue cannot hold.
class FramePump final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FramePump)

public:
    static constexpr qsizetype kMinimumFrame = 14; // destination, source, type
    static constexpr int kVlanTags = 2; // QinQ; a tag is not counted in the MTU
    static constexpr qsizetype kVnetHeaderBytes = 10; // struct virtio_net_hdr

    // `tap` is non-blocking, with IFF_NO_PI and IFF_VNET_HDR of kVnetHeaderBytes.
    FramePump(std::unique_ptr<Link> link, UniqueFd tap, const QString &device, int mtu,
              QObject *parent = nullptr);
    ~FramePump() override;

    void setMtu(int mtu) { m_mtu = mtu; }
    void checkConnection() { m_link->check(); }
    void close() { m_link->close(); }
    // One line about what was not delivered, if anything. `who` is what the log calls the peer.
    void logDrops(const QString &who) const;

signals:
    void firstFrameReceived();
    void finished(const Farlan::Error &reason); // once

private:
    // Those that a former connection left behind are stale.
    void dropWaitingFrames();
    void sendFrames();
    void receiveFrame(const QByteArray &frame);
    void onDeviceLost();

    std::unique_ptr<Link> m_link;
    UniqueFd m_tap;
    QSocketNotifier m_tapReadable;
    const QString m_device; // as it was called at the start
    int m_mtu;
    bool m_hasReceived = false;
    quint64 m_badLength = 0; // received frames too short, or too long for the interface
    quint64 m_notTaken = 0; // received frames that the kernel had no room for
    std::array<char, kVnetHeaderBytes + static_cast<qsizetype>(Link::kMaximumMessageBytes)>
        m_buffer;
};

} // namespace Farlan
