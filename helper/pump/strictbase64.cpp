// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/strictbase64.h"

#include <utility>

namespace Farlan
{

std::optional<QByteArray> decodeStrictBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    auto result = QByteArray::fromBase64Encoding(text.toByteArray(),
                                                 QByteArray::AbortOnBase64DecodingErrors);
    if (!result) {
        return std::nullopt;
    }
    return std::move(result.decoded);
}

} // namespace Farlan
