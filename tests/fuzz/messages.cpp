// SPDX-License-Identifier: GPL-3.0-or-later
// What broker, pump and probe say to each other. A pump may have been taken over by its peer.
#include "contract/probemessages.h"
#include "contract/pumpmessages.h"
#include "fuzzing.h"

#include <QJsonDocument>

#include <variant>

using namespace Farlan;
using Fuzzing::require;

namespace
{

// A datagram of theirs has no more (MessageChannel).
constexpr qsizetype kMaximumBytes = 64 * 1024;

// What came in can be said again, and means the same.
template<typename Decode>
void checkMessage(const QJsonObject &json, Decode decode)
{
    const auto message = decode(json);
    if (!message) {
        return;
    }
    std::visit(
        [](const auto &value) {
            if constexpr (requires { value.port; }) {
                require(value.port >= 0);
            }
        },
        *message);
    const QJsonObject said = encode(*message);
    const auto again = decode(said);
    require(again && again->index() == message->index() && encode(*again) == said);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject() || bytes.size() > kMaximumBytes) {
        return 0;
    }
    checkMessage(document.object(), decodeBrokerMessage);
    checkMessage(document.object(), decodePumpMessage);
    checkMessage(document.object(), decodeProbeMessage);
    return 0;
}
