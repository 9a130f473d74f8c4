// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/interfacestatistics.h"
#include "pump/frames/fairqueue.h"
#include "pump/frames/frameformat.h"
#include "pump/frames/tapport.h"
#include "pump/link.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace Farlan
{

class SuperframeFormat;

// Carries frames between one TAP and one link. While a fast link is full the TAP is not read; the
// kernel drops and counts what its queue cannot hold, for Ethernet may drop. For a slow one it is
// read on, since that queue knows only one order: what waits is sorted here.
class FramePump final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FramePump)

public:
    // What the other end of the TAP is like.
    struct Interface {
        QString device; // as it is called at the start
        int mtu = 0;
        Offloads offloads; // that its kernel can take
    };

    // `tap` as TapPort wants it.
    FramePump(std::unique_ptr<Link> link, UniqueFd tap, const Interface &interface,
              QObject *parent = nullptr);
    ~FramePump() override;

    void start(); // wantOffloads() may follow at once

    void setMtu(int mtu);
    void checkConnection() { m_link->check(); }
    void close() { m_link->close(); }
    // One line about what was not delivered, if anything. `who` is what the log calls the peer.
    void logDrops(const QString &who) const;

signals:
    // The TAP shall leave this much undone, and no more.
    void wantOffloads(Farlan::Offloads offloads);
    void firstFrameReceived();
    void dropped(const Farlan::DroppedFrames &more); // than it has told before
    void finished(const Farlan::Error &reason); // once

private:
    // Those that a former connection left behind are stale.
    void dropWaitingFrames();
    void onAnnounced(Offloads peer);
    void onDrained();
    void sendFrames();
    void takeFrames();
    void letWait(QByteArrayView packet);
    void sendWaiting();
    void receive(QByteArrayView message);
    DroppedFrames allDropped() const;
    void noteDrops();
    void tellDrops();
    void stop(const Error &reason);
    void onDeviceLost();

    std::unique_ptr<Link> m_link;
    TapPort m_tap;
    const Interface m_interface;
    int m_mtu;
    SuperframeFormat *m_superframes = nullptr; // m_format, if it is that
    std::unique_ptr<FrameFormat> m_format;
    FairQueue m_waiting; // while the link is slow and full
    QSocketNotifier m_tapReadable;
    DroppedFrames m_toldDrops;
    QTimer m_tellDrops; // runs while there are more than that
    bool m_hasReceived = false;
    bool m_stopped = false;
};

} // namespace Farlan
