// SPDX-License-Identifier: GPL-3.0-or-later
// What a peer sends in superframe mode, to where the kernel would get it; and the same bytes as a
// frame of plain mode.
#include "pump/frames/coalescing.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

using namespace Farlan;

namespace
{

constexpr int kMtu = 1500;
constexpr Offloads kAll = Offload::Checksum | Offload::Tso4 | Offload::Tso6 | Offload::Ecn
    | Offload::Uso;

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

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
    require(record.frame.size() >= kEthernetHeader
            && record.frame.size() <= Record::kLargestFrame);
    const auto checked = checkOffload(record.frame, record.header, kAll, kMtu);
    if (!checked) {
        return;
    }
    const OffloadHeader &header = checked->header;
    require(header.flags <= OffloadHeader::kNeedsChecksum);
    require(header.checksumStart + header.checksumOffset + 2 <= record.frame.size());
    if (header.segments != OffloadHeader::kNoSegments) {
        require(header.flags == OffloadHeader::kNeedsChecksum);
        checkSegments(record.frame, *checked);
    }
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
        static TapPort nowhere{ UniqueFd(::open("/dev/null", O_RDWR | O_CLOEXEC)) };
        Coalescing coalescing(nowhere, kAll, kMtu);
        coalescing.take(bytes);
        coalescing.take(bytes);
        coalescing.flush();
    }
    return 0;
}
