// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// RFC 6455, 5.1: a client masks all its frames, a server none.
enum class Masking { Required, Forbidden };

// What frameInPlace() needs before the payload: 2, length of 8, key of 4.
inline constexpr qsizetype kMessageHeadroom = 14;

// Appends one final binary frame (RFC 6455, 5.2) to `out`. Clients mask with `key`, servers do not.
void appendBinaryFrame(QByteArray &out, QByteArrayView payload, std::optional<quint32> key);
// The same for the answer to a ping, whose payload is at most 125 bytes.
void appendPong(QByteArray &out, QByteArrayView payload, std::optional<quint32> key);
// The same of a payload that stands behind kMessageHeadroom bytes, where it is: what the header
// does not need of them is cut off.
void frameInPlace(QByteArray &message, std::optional<quint32> key);

// Masks or unmasks, with the key as it lies in the frame (RFC 6455, 5.3).
void applyMask(char *data, qsizetype size, quint32 key);

} // namespace Farlan
