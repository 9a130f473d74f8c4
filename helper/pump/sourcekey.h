// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QHostAddress;

namespace Farlan
{

// The part of an address that one customer of a network cannot change at will: IPv4, or the /64 of
// IPv6. Never null.
QByteArray sourceKey(const QHostAddress &source);

} // namespace Farlan
