// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/offloads.h"
#include "pump/frames/offloadheader.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

// The contents of the messages in superframe mode: PROTOCOL.md, "Superframe mode".
namespace Farlan
{

// The WebSocket subprotocols that are offered. The first means plain mode: some servers, as Node's
// ws, select the first of any.
inline constexpr char kPlainProtocol[] = "ethernet";
inline constexpr char kSuperframeProtocol[] = "farlan1";

// The first message each way: what its sender can take.
QByteArray encodeAnnouncement(Offloads offloads);
std::optional<Offloads> decodeAnnouncement(QByteArrayView message);

// All others are records: u32 length of what follows, offload header, frame.
struct Record {
    static constexpr qsizetype kLengthBytes = 4;
    static constexpr qsizetype kOverhead = kLengthBytes + OffloadHeader::kBytes;
    // The largest IPv6 superframe, with two VLAN tags.
    static constexpr qsizetype kLargestFrame = 14 + 8 + 40 + 65535;
    static constexpr qsizetype kLargestMessage = 131072;

    OffloadHeader header;
    QByteArrayView frame; // 14 bytes to kLargestFrame
};

// Reads one message record by record. The message stays as it is meanwhile.
class RecordReader final
{
public:
    explicit RecordReader(QByteArrayView message)
        : m_rest(message)
    {
    }

    explicit RecordReader(QByteArray &&) = delete; // which would be gone at once

    bool atEnd() const { return m_rest.isEmpty(); }
    // Nothing: what is left is not a record. There is no way to go on.
    std::optional<Record> next();

private:
    QByteArrayView m_rest;
};

} // namespace Farlan
