// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace Farlan
{

// The Internet checksum, RFC 1071, as a running sum of 16-bit words in the order of the wire. The
// order does not matter to a one's complement sum, so words are added as the machine reads them.
class InternetChecksum final
{
public:
    // All but the last piece have an even size.
    void add(QByteArrayView bytes);
    void addNumber(quint16 number); // as the machine counts

    // In the order of the wire: to be copied there as they are.
    quint16 folded() const; // not inverted: what a sender leaves for others to complete
    quint16 finished() const { return static_cast<quint16>(~folded()); }

private:
    quint64 m_sum = 0;
};

} // namespace Farlan
