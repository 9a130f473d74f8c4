// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// What frameInPlace() needs before the payload: 2, length of 8, key of 4.
inline constexpr qsizetype kMessageHeadroom = 14;

// Appends one final binary frame (RFC 6455, 5.2) to `out`. Clients mask with `key`, servers do not.
void appendBinaryFrame(QByteArray &out, QByteArrayView payload, std::optional<quint32> key);
// The same of a payload that stands behind kMessageHeadroom bytes, where it is: what the header
// does not need of them is cut off.
void frameInPlace(QByteArray &message, std::optional<quint32> key);

} // namespace Farlan
