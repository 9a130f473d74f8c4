// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/internetchecksum.h"

#include <QtEndian>

#include <cstring>

namespace Farlan
{

namespace
{

template<typename Word>
Word load(const char *bytes)
{
    Word word = 0;
    std::memcpy(&word, bytes, sizeof(word));
    return word;
}

} // namespace

void InternetChecksum::add(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    quint64 low = 0;
    quint64 high = 0;
    for (; end - at >= 8; at += 8) { // two sums, so that neither waits for the other
        low += load<quint32>(at);
        high += load<quint32>(at + 4);
    }
    if (end - at >= 4) {
        low += load<quint32>(at);
        at += 4;
    }
    if (end - at >= 2) {
        high += load<quint16>(at);
        at += 2;
    }
    if (at != end) { // as if a zero followed
        const char last[2] = { *at, 0 };
        low += load<quint16>(last);
    }
    m_sum = (m_sum & 0xffffffff) + (m_sum >> 32) + (low & 0xffffffff) + (low >> 32)
        + (high & 0xffffffff) + (high >> 32);
}

void InternetChecksum::addNumber(quint16 number)
{
    m_sum += qToBigEndian(number);
}

quint16 InternetChecksum::folded() const
{
    quint64 sum = m_sum;
    while (sum > 0xffff) {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    return static_cast<quint16>(sum);
}

} // namespace Farlan
