// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// Standard base 64 with all of its padding and nothing else; Qt alone lets padding be missing.
std::optional<QByteArray> decodeStrictBase64(QByteArrayView text);

} // namespace Farlan
