// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/hardwareaddress.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QRegularExpression>
#include <QStringList>

namespace Farlan
{

namespace
{

constexpr quint8 kGroupBit = 0x01; // IEEE 802: of the first byte

Error invalid(const QString &message)
{
    return Error{ ErrorName::InvalidSettings, message,
                  QStringLiteral("One of your own looks like this: 02:00:5e:10:00:01") };
}

} // namespace

Result<HardwareAddress> parseHardwareAddress(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}\\z"));
    if (!pattern.match(text).hasMatch()) {
        return invalid(
            QStringLiteral("\"%1\" is not a hardware address: six bytes of two hexadecimal "
                           "digits, with colons between them.")
                .arg(shownText(text)));
    }
    HardwareAddress address{};
    size_t next = 0;
    for (const QString &byte : text.split(u':')) {
        address[next++] = static_cast<quint8>(byte.toUInt(nullptr, 16));
    }
    if (address == HardwareAddress{}) {
        return invalid(QStringLiteral("\"%1\" is no station's hardware address.").arg(text));
    }
    if ((address.front() & kGroupBit) != 0) {
        return invalid(
            QStringLiteral(
                "\"%1\" is the hardware address of a group, since its first byte is odd.")
                .arg(text));
    }
    return address;
}

Result<void> checkHardwareAddress(const QString &text)
{
    const Result<HardwareAddress> address = parseHardwareAddress(text);
    return address ? Result<void>() : Result<void>(address.error());
}

QString toString(const HardwareAddress &address)
{
    QStringList bytes;
    for (const quint8 byte : address) {
        bytes += QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0'));
    }
    return bytes.join(u':');
}

} // namespace Farlan
