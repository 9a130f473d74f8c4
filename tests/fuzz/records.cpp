// SPDX-License-Identifier: GPL-3.0-or-later
// What a peer sends in superframe mode, to where the kernel would get it; and the same bytes as a
// frame of plain mode.
#include "pump/frames/records.h"
#include "fuzzing.h"
#include "pump/frames/coalescing.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/segmentation.h"

#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

using namespace Farlan;
using Fuzzing::require;

namespace
{

constexpr int kMtu = 1500;
constexpr Offloads kAll
    = Offload::Checksum | Offload::Tso4 | Offload::Tso6 | Offload::Ecn | Offload::Uso;

void checkSegments(QByteArrayView frame, const CheckedOffload &offload)
{
    const qsizetype headers = offload.header.headerBytes;
    qsizetype payload = 0;
    int count = 0;
    for (Segmentation segments(frame, offload); !segments.atEnd(); ++count) {
        const QByteArrayView segment = segments.next();
        const std::optional<FrameLayout> layout = layoutOf(segment);
        require(layout && layout->payload == headers);
        require(segment.size() <= ethernetHeaderBytes(segment) + kMtu);
        payload += segment.size() - headers;
    }
    require(payload == frame.size() - headers && count >= 2 && count <= 128);
}

void checkRecord(const Record &record)
{
    require(record.frame.size() >= kEthernetHeader && record.frame.size() <= Record::kLargestFrame);
    const auto checked = checkOffload(record.frame, record.header, kAll, kMtu, OffloadSource::Peer);
    if (!checked) {
        return;
    }
    const OffloadHeader &header = checked->header;
    require(header.flags <= OffloadHeader::kNeedsChecksum);
    require(header.checksumStart + header.checksumOffset + 2 <= record.frame.size());
    if (header.segments != OffloadHeader::kNoSegments && fitsMtu(record.frame, *checked, kMtu)) {
        require(header.flags == OffloadHeader::kNeedsChecksum);
        checkSegments(record.frame, *checked);
    }
}

void putChecksum(QByteArray &frame, const FrameLayout &layout)
{
    char *const at = frame.data() + layout.transport + layout.checksumOffset();
    std::memset(at, 0, sizeof(quint16));
    InternetChecksum sum = layout.pseudoHeader(frame);
    sum.add(QByteArrayView(frame).sliced(layout.transport));
    const quint16 checksum = sum.finished();
    std::memcpy(at, &checksum, sizeof(checksum));
}

// A frame and, if it is a TCP segment, the one that would follow it.
void joinWithItsNext(QByteArray frame)
{
    static TapPort nowhere{ UniqueFd(::open("/dev/null", O_RDWR | O_CLOEXEC)) };
    Coalescing coalescing(nowhere, kAll, kMtu);
    const std::optional<FrameLayout> layout = layoutOf(frame);
    if (layout && !layout->isUdp) {
        updateIpHeader(frame.data(), frame.size(), *layout);
        putChecksum(frame, *layout);
    }
    coalescing.take(frame);
    if (layout && !layout->isUdp) {
        char *const sequence = frame.data() + layout->transport + Tcp::kSequence;
        qToBigEndian(qFromBigEndian<quint32>(sequence)
                         + static_cast<quint32>(frame.size() - layout->payload),
                     sequence);
        putChecksum(frame, *layout);
        coalescing.take(frame);
    }
    coalescing.flush();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    decodeAnnouncement(bytes);
    for (RecordReader reader(bytes); !reader.atEnd();) {
        const std::optional<Record> record = reader.next();
        if (!record) {
            break;
        }
        checkRecord(*record);
    }
    if (bytes.size() >= kEthernetHeader) {
        joinWithItsNext(bytes.toByteArray());
    }
    return 0;
}
