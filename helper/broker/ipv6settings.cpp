// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/ipv6settings.h"

#include "broker/log.h"

#include <QFile>

namespace Farlan
{

namespace
{

void write(const QString &link, const QString &setting, const QByteArray &value)
{
    QFile file(QStringLiteral("/proc/sys/net/ipv6/conf/%1/%2").arg(link, setting));
    if (!file.exists()) {
        return; // a kernel without IPv6
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        || file.write(value) != value.size()) {
        qCWarning(lcBroker).noquote()
            << QStringLiteral("%1 could not be set: %2").arg(file.fileName(), file.errorString());
    }
}

} // namespace

void disableIpv6(const QString &link)
{
    write(link, QStringLiteral("disable_ipv6"), "1");
}

void ignoreRouterAdvertisements(const QString &link)
{
    write(link, QStringLiteral("accept_ra"), "0");
}

} // namespace Farlan
