// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/tapport.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace Farlan
{

// Puts received TCP segments that follow each other together before the TAP gets them, as the
// kernel does behind a network card (GRO, net/ipv4/tcp_offload.c): the way through bridge and stack
// is then gone once for many. Nothing waits for frames that have not come.
class Coalescing final
{
public:
    Coalescing(TapPort &tap, Offloads offloads, int mtu);

    void setMtu(int mtu);
    // Written to the TAP now, or with flush(). Frames of one TCP connection keep their order.
    void take(QByteArrayView frame);
    void flush();

private:
    struct Flow {
        QByteArray frame; // of the first segment, and the payload of those behind it
        FrameLayout layout;
        qsizetype segmentBytes = 0;
        int segments = 0; // 0: this place is free
    };

    bool isCandidate(QByteArrayView frame, const FrameLayout &layout) const;
    Flow *flowOf(QByteArrayView frame, const FrameLayout &layout);
    static bool continues(const Flow &flow, QByteArrayView frame, const FrameLayout &layout);
    void begin(QByteArrayView frame, const FrameLayout &layout);
    void append(Flow &flow, QByteArrayView frame, const FrameLayout &layout);
    void write(Flow &flow);
    void writeJoined(Flow &flow);

    TapPort &m_tap;
    Offloads m_offloads;
    int m_mtu;
    std::vector<Flow> m_flows;
    size_t m_next = 0; // whose place is taken when none is free
};

} // namespace Farlan
