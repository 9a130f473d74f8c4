// SPDX-License-Identifier: GPL-3.0-or-later
// What a peer sends once the tunnel is up: the same messages come of it in any pieces.
#include "fuzzing.h"
#include "pump/frames/records.h"
#include "pump/messagereader.h"

#include <QBuffer>

using namespace Farlan;
using Fuzzing::require;

namespace
{

constexpr qsizetype kLargestControl = 125; // RFC 6455, 5.5
constexpr int kInPieces = 0x80; // of the first byte: how the rest is read
constexpr int kIsSmall = 0x40;
constexpr int kIsMasked = 0x20;

struct Reading {
    QList<std::pair<MessageReader::Type, QByteArray>> messages;
    std::optional<int> violation;

    bool operator==(const Reading &) const = default;
};

Reading read(const QByteArray &bytes, int how, qsizetype pieceBytes)
{
    const qsizetype largest = (how & kIsSmall) != 0 ? 200 : Record::kLargestMessage;
    MessageReader reader((how & kIsMasked) != 0 ? Masking::Required : Masking::Forbidden, largest);
    Reading reading;
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes) {
        QByteArray piece = bytes.mid(at, pieceBytes);
        QBuffer device(&piece);
        device.open(QIODevice::ReadOnly);
        while (reader.fill(device)) {
            while (const auto message = reader.next()) {
                const bool isData = message->type == MessageReader::Type::Binary
                    || message->type == MessageReader::Type::Text;
                require(message->payload.size() <= (isData ? largest : kLargestControl));
                if (message->type == MessageReader::Type::Close) {
                    readFarewell(message->payload);
                }
                reading.messages.append({ message->type, message->payload.toByteArray() });
            }
        }
    }
    if (reader.violation()) {
        require(!reader.violation()->reason.isEmpty());
        require(!reader.next());
        reading.violation = reader.violation()->code;
    }
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    const int how = data[0];
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1,
                           static_cast<qsizetype>(size) - 1);
    const qsizetype pieceBytes = (how & kInPieces) != 0 ? 1 : 1 + (how & 0x1f);
    require(read(bytes, how, bytes.size()) == read(bytes, how, pieceBytes));
    return 0;
}
