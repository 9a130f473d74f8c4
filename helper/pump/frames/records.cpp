// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/records.h"

#include "pump/frames/framelayout.h"

#include <QtEndian>

namespace Farlan
{

namespace
{

constexpr qsizetype kOffloadBits = 4; // u32; later versions may say more behind it

} // namespace

QByteArray encodeAnnouncement(Offloads offloads)
{
    QByteArray message(kOffloadBits, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(offloads.toInt()), message.data());
    return message;
}

std::optional<Offloads> decodeAnnouncement(QByteArrayView message)
{
    if (message.size() < kOffloadBits) {
        return std::nullopt;
    }
    return usableOffloads(qFromLittleEndian<quint32>(message.data()));
}

std::optional<Record> RecordReader::next()
{
    if (m_rest.size() < Record::kOverhead + kEthernetHeader) {
        return std::nullopt;
    }
    const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(m_rest.data()));
    const qsizetype frame = length - OffloadHeader::kBytes;
    if (frame < kEthernetHeader || frame > Record::kLargestFrame
        || length > m_rest.size() - Record::kLengthBytes) {
        return std::nullopt;
    }
    const Record record{ OffloadHeader::read(m_rest.data() + Record::kLengthBytes),
                         m_rest.sliced(Record::kOverhead, frame) };
    m_rest = m_rest.sliced(Record::kLengthBytes + length);
    return record;
}

} // namespace Farlan
