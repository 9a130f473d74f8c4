// SPDX-License-Identifier: GPL-3.0-or-later
// A header and its frame, from a peer and from our kernel. Who is let in, and as what, is held
// against PROTOCOL.md, "Records", as it is read here; and what is cut, against what it was.
//
// Input: u8 which MTU, u8 offloads agreed on and kPutRight, u16 bytes of payload to add, offload
// header, frame. So the input of a superframe is small.
#include "fuzzing.h"
#include "plainreading.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

using namespace Farlan;
using Fuzzing::require;
using PlainReading::byteAt;
using PlainReading::longNumberAt;
using PlainReading::numberAt;
using PlainReading::Packet;

namespace
{

constexpr std::array kMtus{ 20, 68, 540, 576, 1280, 1500, 9000, 65521 };
constexpr qsizetype kFixedBytes = 4 + OffloadHeader::kBytes;
constexpr qsizetype kMostSegments = 1000; // more take long, and are like these
constexpr int kPutRight = 0x20; // of lengths and offsets, which a fuzzer would have to guess

struct Input {
    std::vector<char> bytes; // no more room than that, for AddressSanitizer
    OffloadHeader header;
    Offloads agreed;
    int mtu = 0;

    QByteArrayView frame() const { return { bytes.data(), static_cast<qsizetype>(bytes.size()) }; }
};

void putNumber(std::vector<char> &bytes, qsizetype offset, qsizetype number)
{
    if (offset + 2 <= std::ssize(bytes)) {
        qToBigEndian(static_cast<quint16>(number), bytes.data() + offset);
    }
}

void putRight(Input &input)
{
    const auto ethernet = PlainReading::readEthernet(input.frame());
    const qsizetype ip = ethernet ? ethernet->network : 0;
    if (ip == 0 || std::ssize(input.bytes) < ip + 20) {
        return;
    }
    const bool isIpv6 = ethernet->type == 0x86dd;
    const qsizetype length = std::ssize(input.bytes) - ip;
    const qsizetype transport = ip + (isIpv6 ? 40 : 4 * (byteAt(input.frame(), ip) & 15));
    const bool isUdp = byteAt(input.frame(), ip + (isIpv6 ? 6 : 9)) == 17;
    putNumber(input.bytes, ip + (isIpv6 ? 4 : 2), isIpv6 ? length - 40 : length);
    if (isUdp) {
        putNumber(input.bytes, transport + 4, std::ssize(input.bytes) - transport);
    }
    input.header.checksumStart = static_cast<quint16>(transport);
    input.header.checksumOffset = isUdp ? 6 : 16;
}

Input inputOf(QByteArrayView bytes)
{
    const int choices = static_cast<int>(byteAt(bytes, 1));
    Input input;
    input.mtu = kMtus[byteAt(bytes, 0) % kMtus.size()];
    input.agreed = usableOffloads(static_cast<quint32>(choices & 0x1f));
    input.header = OffloadHeader::read(bytes.data() + 4);
    const QByteArrayView frame = bytes.sliced(kFixedBytes);
    const auto size = std::min<qsizetype>(frame.size() + numberAt(bytes, 2), Record::kLargestFrame);
    input.bytes.resize(static_cast<size_t>(size));
    for (qsizetype i = 0; i < size; ++i) {
        input.bytes[static_cast<size_t>(i)]
            = i < frame.size() ? frame[i] : static_cast<char>(i * 7 + i / 256);
    }
    if ((choices & kPutRight) != 0) {
        putRight(input);
    }
    return input;
}

bool mayBeCut(const Input &input, const Packet &packet, bool isPeers)
{
    const unsigned type = input.header.segments & 0x7fU;
    const bool isEcn = (input.header.segments & 0x80) != 0;
    const qsizetype payload = input.frame().size() - packet.payload;
    const qsizetype size = input.header.segmentBytes;
    if (packet.isUdp) {
        if (type != 5 || !input.agreed.testFlag(Offload::Uso) || isEcn) {
            return false;
        }
    } else {
        using namespace PlainReading;
        const Offload needed = packet.isIpv6 ? Offload::Tso6 : Offload::Tso4;
        if (type != (packet.isIpv6 ? 4 : 1) || !input.agreed.testFlag(needed)
            || (isEcn && !input.agreed.testFlag(Offload::Ecn))
            || (packet.tcpFlags(input.frame()) & (kSyn | kReset | kUrgent)) != 0) {
            return false;
        }
    }
    const qsizetype most = packet.isUdp ? 64 : 128;
    return payload > 0 && size > 0 && (!isPeers || (size >= 512 && payload <= most * size));
}

bool isAllowed(const Input &input, bool isPeers)
{
    const OffloadHeader &header = input.header;
    if (header == OffloadHeader{}) {
        return true;
    }
    const std::optional<Packet> packet = PlainReading::readPacket(input.frame(), !isPeers);
    if (header.flags != 1 || !input.agreed.testFlag(Offload::Checksum) || !packet
        || header.checksumStart != packet->transport
        || header.checksumOffset != (packet->isUdp ? 6 : 16)) {
        return false;
    }
    return header.segments == 0 ? header.segmentBytes == 0 : mayBeCut(input, *packet, isPeers);
}

void checkSegment(const Input &input, const Packet &packet, QByteArrayView segment,
                  qsizetype before)
{
    const QByteArrayView frame = input.frame();
    const std::optional<Packet> read = PlainReading::readPacket(segment, true);
    require(read && read->payload == packet.payload && read->isUdp == packet.isUdp);
    require(read->isIpChecksumRight(segment) && read->isChecksumRight(segment));
    require(!packet.isUdp || numberAt(segment, read->checksum()) != 0); // which says "none"
    const qsizetype end = before + segment.size() - read->payload;
    require(packet.payload + end <= frame.size());
    require(segment.sliced(read->payload) == frame.sliced(packet.payload + before, end - before));
    if (packet.isUdp) {
        return;
    }
    const qsizetype sequence = packet.transport + 4;
    require(longNumberAt(segment, sequence)
            == longNumberAt(frame, sequence) + static_cast<unsigned>(before));
    unsigned flags = packet.tcpFlags(frame);
    if (packet.payload + end < frame.size()) {
        flags &= ~(PlainReading::kFin | PlainReading::kPush);
    }
    if (before > 0) {
        flags &= ~PlainReading::kCongestionWindowReduced;
    }
    require(read->tcpFlags(segment) == flags);
}

void cut(const Input &input, const Packet &packet, const CheckedOffload &checked, bool isPeers)
{
    if (input.frame().size() > kMostSegments * checked.header.segmentBytes) {
        return;
    }
    qsizetype payload = 0;
    int count = 0;
    const bool fits = fitsMtu(input.frame(), checked, input.mtu);
    for (Segmentation segments(input.frame(), checked); !segments.atEnd(); ++count) {
        const QByteArrayView segment = segments.next();
        checkSegment(input, packet, segment, payload);
        require(!fits || segment.size() <= packet.network + input.mtu);
        payload += segment.size() - packet.payload;
    }
    require(payload == input.frame().size() - packet.payload);
    require(count >= 2 && (!isPeers || !fits || count <= 128));
}

void complete(const Input &input, const Packet &packet, const CheckedOffload &checked)
{
    std::vector<char> frame = input.bytes;
    std::memcpy(frame.data() + checked.seedAt, &checked.seed, sizeof(checked.seed));
    require(completeChecksum(frame.data(), std::ssize(frame), checked.header));
    require(packet.isChecksumRight({ frame.data(), std::ssize(frame) }));
}

void checkRebuilt(const Input &input, const CheckedOffload &checked, bool isPeers)
{
    const OffloadHeader &header = checked.header;
    const QByteArrayView frame = input.frame();
    if (input.header == OffloadHeader{}) {
        require(header == OffloadHeader{} && checked.seedAt == 0);
        return;
    }
    const Packet packet = *PlainReading::readPacket(frame, !isPeers);
    require(checked.hasOptions6 == (packet.isIpv6 && packet.transport > packet.network + 40));
    require(header.flags == 1 && header.headerBytes == packet.payload);
    require(header.checksumStart == packet.transport);
    require(checked.seedAt == header.checksumStart + header.checksumOffset);
    require(checked.seedAt == packet.checksum() && checked.seedAt + 2 <= frame.size());
    require(PlainReading::isSameSum(qFromBigEndian(checked.seed), packet.pseudoSum(frame)));
    if (header.segments == 0) {
        require(header.segmentBytes == 0);
        require(fitsMtu(frame, checked, input.mtu) == (frame.size() <= packet.network + input.mtu));
        complete(input, packet, checked);
        return;
    }
    const qsizetype largest = packet.payload + header.segmentBytes;
    require(header.segments == input.header.segments);
    require(header.segmentBytes > 0 && header.segmentBytes <= input.header.segmentBytes);
    require(header.segmentBytes != 0xffff && largest < frame.size());
    require(!packet.isUdp || header.segmentBytes == input.header.segmentBytes);
    require(fitsMtu(frame, checked, input.mtu) == (largest <= packet.network + input.mtu));
    cut(input, packet, checked, isPeers);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (bytes.size() < kFixedBytes + 14) {
        return 0;
    }
    const Input input = inputOf(bytes);
    for (const OffloadSource source : { OffloadSource::Peer, OffloadSource::Kernel }) {
        const bool isPeers = source == OffloadSource::Peer;
        const std::optional<CheckedOffload> checked
            = checkOffload(input.frame(), input.header, input.agreed, input.mtu, source);
        require(checked.has_value() == isAllowed(input, isPeers));
        if (checked) {
            checkRebuilt(input, *checked, isPeers);
            require(!isForPeers(input.frame(), *checked)
                    || checkOffload(input.frame(), checked->header, input.agreed, input.mtu,
                                    OffloadSource::Peer));
        }
    }
    std::vector<char> frame = input.bytes; // as our kernel's that the check does not know
    completeChecksum(frame.data(), std::ssize(frame), input.header);
    return 0;
}
