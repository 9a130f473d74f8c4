// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/frames/records.h"
#include "pump/websocketframe.h"

#include <QByteArray>

namespace Farlan
{

// Large buffers that somebody needs for a moment. All connections of a thread share them, so that a
// server with many clients does not have as many.
class BufferPool final
{
public:
    static constexpr qsizetype kBytes = kMessageHeadroom + Record::kLargestMessage;

    // Of kBytes; what is in it is of no meaning.
    static QByteArray take();
    static void giveBack(QByteArray &&buffer);
};

} // namespace Farlan
