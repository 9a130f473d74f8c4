// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/frames/offloadheader.h"

#include <QByteArray>
#include <QtGlobal>

namespace Farlan
{

// How frames lie in the messages of a link: one of two ways, for as long as the link lives.
class FrameFormat
{
public:
    // What was not delivered, because it was wrong.
    struct Drops {
        quint64 received = 0; // of the peer's frames
        quint64 own = 0; // of our own interface's, which the peer could not have taken
    };

    FrameFormat() = default;
    virtual ~FrameFormat() = default;
    Q_DISABLE_COPY_MOVE(FrameFormat)

    // Where the next packet of the TAP (offload header and frame) is to be read to, with room for
    // TapPort::kLargestPacket. takePacket() follows, and sends it at flush() at the latest.
    virtual char *packetBuffer() = 0;
    virtual void takePacket(qsizetype size) = 0;
    virtual void flush() = 0;
    // Whether the link, with what flush() would give it, has enough to send.
    virtual bool isFull() const = 0;

    virtual void receive(QByteArrayView message) = 0;
    // No more has come for now.
    virtual void finishReceiving() { }

    virtual void setMtu(int mtu) = 0;
    virtual Drops drops() const = 0;
};

} // namespace Farlan
