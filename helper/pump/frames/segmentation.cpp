// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/segmentation.h"

#include "pump/frames/internetchecksum.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace Farlan
{

namespace
{

// 0 would say that there is no checksum in UDP, and 0xffff is the same. In the order of the wire.
quint16 withoutZero(quint16 checksum)
{
    return checksum == 0 ? quint16(0xffff) : checksum;
}

} // namespace

bool completeChecksum(char *frame, qsizetype size, const OffloadHeader &header)
{
    const qsizetype at = header.checksumStart + header.checksumOffset;
    if (header.checksumStart >= size || at + qsizetype(sizeof(quint16)) > size) {
        return false;
    }
    InternetChecksum sum;
    sum.add(QByteArrayView(frame, size).sliced(header.checksumStart));
    const quint16 checksum = withoutZero(sum.finished()); // of TCP too, as the kernel does
    std::memcpy(frame + at, &checksum, sizeof(checksum));
    return true;
}

Segmentation::Segmentation(QByteArrayView frame, const CheckedOffload &offload)
    : m_frame(frame)
    , m_layout(*layoutOf(frame, Ipv6Options::Skipped))
    , m_segmentBytes(offload.header.segmentBytes)
    , m_offset(m_layout.payload)
    , m_segment(m_layout.payload + m_segmentBytes, Qt::Uninitialized)
{
}

QByteArrayView Segmentation::next()
{
    const qsizetype payload = std::min(m_segmentBytes, m_frame.size() - m_offset);
    const qsizetype size = m_layout.payload + payload;
    std::memcpy(m_segment.data(), m_frame.data(), static_cast<size_t>(m_layout.payload));
    std::memcpy(m_segment.data() + m_layout.payload, m_frame.data() + m_offset,
                static_cast<size_t>(payload));
    finishIp(size);
    if (m_layout.isUdp) {
        finishUdp(size);
    } else {
        finishTcp(m_offset + payload == m_frame.size());
    }
    finishChecksum(size);
    m_offset += payload;
    ++m_number;
    return QByteArrayView(m_segment).first(size);
}

void Segmentation::finishIp(qsizetype size)
{
    if (!m_layout.isIpv6) {
        char *const number = m_segment.data() + m_layout.network + Ipv4::kIdentification;
        const auto first = qFromBigEndian<quint16>(number);
        qToBigEndian(static_cast<quint16>(first + m_number), number);
    }
    updateIpHeader(m_segment.data(), size, m_layout);
}

void Segmentation::finishTcp(bool isLast)
{
    char *const tcp = m_segment.data() + m_layout.transport;
    const auto first = qFromBigEndian<quint32>(tcp + Tcp::kSequence);
    qToBigEndian(first + static_cast<quint32>(m_offset - m_layout.payload), tcp + Tcp::kSequence);
    if (!isLast) {
        tcp[Tcp::kFlags] = static_cast<char>(tcp[Tcp::kFlags] & ~(Tcp::kFin | Tcp::kPush));
    }
    if (m_number > 0) {
        tcp[Tcp::kFlags] = static_cast<char>(tcp[Tcp::kFlags] & ~Tcp::kCongestionWindowReduced);
    }
}

void Segmentation::finishUdp(qsizetype size)
{
    qToBigEndian(static_cast<quint16>(size - m_layout.transport),
                 m_segment.data() + m_layout.transport + Udp::kLength);
}

void Segmentation::finishChecksum(qsizetype size)
{
    char *const at = m_segment.data() + m_layout.transport + m_layout.checksumOffset();
    std::memset(at, 0, sizeof(quint16));
    const quint16 sum = m_layout.transportSum(QByteArrayView(m_segment).first(size)).finished();
    const quint16 checksum = m_layout.isUdp ? withoutZero(sum) : sum;
    std::memcpy(at, &checksum, sizeof(checksum));
}

} // namespace Farlan
