// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/frames/codel.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <atomic>
#include <vector>

namespace Farlan
{

// What waits for a slow line, as FlowQueue-CoDel has it (RFC 8290): every flow has a queue of its
// own and they take turns, so that a ping does not wait behind a transfer.
class FairQueue final
{
    Q_DISABLE_COPY_MOVE(FairQueue)

public:
    using TimePoint = Codel::Clock::time_point;

    // Beyond, the longest queue loses packets. 50 ms of a line of 100 Mbit/s.
    static constexpr qsizetype kMostBytes = 640 * 1024;
    // Many share some 64 MiB, but each keeps room for two packets: 132 MiB for 1023 clients.
    static constexpr qsizetype kMostBytesOfAll = 64 * 1024 * 1024;
    static constexpr qsizetype kFewestBytes = 2 * 66 * 1024;

    FairQueue();
    explicit FairQueue(size_t seed); // of what tells flows apart
    ~FairQueue();

    bool isEmpty() const { return m_bytes == 0; }
    // A packet of the TAP: offload header and frame.
    void push(QByteArray packet, TimePoint now);
    // The next one to send; there is one.
    QByteArray pop(TimePoint now);

    quint64 dropped() const { return m_dropped; }

private:
    struct Packet {
        QByteArray bytes;
        TimePoint since;
    };
    struct Flow {
        QList<Packet> packets;
        qsizetype bytes = 0;
        qsizetype credit = 0; // bytes that it may still send in its turn
        Codel codel;
        bool isWaiting = false; // in m_newFlows or m_oldFlows

        void leave(); // them
        bool isShort() const;
    };

    Flow &flowOf(QByteArrayView frame);
    Packet takeFront(Flow &flow);
    void addBytes(qsizetype bytes);
    static qsizetype mostBytes();
    void dropFromLongest();
    void clear();

    static std::atomic<int> s_waiting; // of all threads: those that are not empty

    const size_t m_seed; // nobody outside shall know who shares a queue with whom
    std::vector<Flow> m_flows; // empty as long as nothing had to wait
    QList<Flow *> m_newFlows; // had nothing to send lately, and go first
    QList<Flow *> m_oldFlows;
    qsizetype m_bytes = 0;
    quint64 m_dropped = 0;
};

} // namespace Farlan
