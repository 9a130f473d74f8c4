// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// Appends one final binary frame (RFC 6455, 5.2) to `out`. Clients mask with `key`, servers do not.
void appendBinaryFrame(QByteArray &out, QByteArrayView payload, std::optional<quint32> key);

} // namespace Farlan
