// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/offloadheader.h"

#include <QtEndian>

namespace Farlan
{

OffloadHeader OffloadHeader::read(const char *bytes)
{
    return { static_cast<quint8>(bytes[0]),         static_cast<quint8>(bytes[1]),
             qFromLittleEndian<quint16>(bytes + 2), qFromLittleEndian<quint16>(bytes + 4),
             qFromLittleEndian<quint16>(bytes + 6), qFromLittleEndian<quint16>(bytes + 8) };
}

void OffloadHeader::write(char *bytes) const
{
    bytes[0] = static_cast<char>(flags);
    bytes[1] = static_cast<char>(segments);
    qToLittleEndian(headerBytes, bytes + 2);
    qToLittleEndian(segmentBytes, bytes + 4);
    qToLittleEndian(checksumStart, bytes + 6);
    qToLittleEndian(checksumOffset, bytes + 8);
}

} // namespace Farlan
