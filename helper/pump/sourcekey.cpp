// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/sourcekey.h"

#include <QHostAddress>

namespace Farlan
{

QByteArray sourceKey(const QHostAddress &source)
{
    bool isIpv4 = false;
    const quint32 ipv4 = source.toIPv4Address(&isIpv4); // also of ::ffff:192.0.2.1
    if (isIpv4) {
        return QByteArray(reinterpret_cast<const char *>(&ipv4), sizeof ipv4);
    }
    const Q_IPV6ADDR ipv6 = source.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(&ipv6), sizeof ipv6 / 2);
}

} // namespace Farlan
