// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/offloadheader.h"

#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// A header that a TAP can be given with its frame, made from one that somebody else has written.
struct CheckedOffload {
    OffloadHeader header;
    // Where in the frame `seed` belongs in place of what stands there; 0: nowhere.
    qsizetype seedAt = 0;
    quint16 seed = 0; // in the order of the wire
};

// Nothing of a header is believed: kernels check too little before they use it. What it asks for is
// held against the frame and built anew. Nothing if it is wrong, or asks for what is not in
// `agreed`. The frame has at least 14 bytes; `mtu` is that of the interface.
std::optional<CheckedOffload> checkOffload(QByteArrayView frame, const OffloadHeader &header,
                                           Offloads agreed, int mtu);

} // namespace Farlan
