// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/interfaceaddress.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QRegularExpression>

#include <arpa/inet.h>

#include <algorithm>
#include <vector>

namespace Farlan
{

namespace
{

// Wider networks are nobody's LAN: they would take half of the Internet to the interface.
constexpr int kMinimumPrefixLength4 = 8;
constexpr int kMinimumPrefixLength6 = 16;

Error invalid(const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidSettings, message,
                  hint.isEmpty() ? QStringLiteral("It looks like this: 10.1.1.2/24 or fd00::2/64")
                                 : hint };
}

int familyOf(const InterfaceAddress &address)
{
    return address.isIpv6 ? AF_INET6 : AF_INET;
}

QString literal(const InterfaceAddress &address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(familyOf(address), address.bytes.data(), text.data(), text.size());
    return QString::fromLatin1(text.data());
}

bool haveSameStart(const InterfaceAddress &one, const InterfaceAddress &other, int bits)
{
    const auto whole = static_cast<size_t>(bits / 8);
    const int rest = bits % 8;
    return one.isIpv6 == other.isIpv6
        && std::equal(one.bytes.begin(), one.bytes.begin() + whole, other.bytes.begin())
        && (rest == 0 || ((one.bytes.at(whole) ^ other.bytes.at(whole)) >> (8 - rest)) == 0);
}

bool isInside(const InterfaceAddress &address, const InterfaceAddress &network)
{
    return address.prefixLength >= network.prefixLength
        && haveSameStart(address, network, network.prefixLength);
}

// The same network, with all bits that name the host zero or one.
InterfaceAddress withHostBits(const InterfaceAddress &address, bool value)
{
    InterfaceAddress result = address;
    for (int bit = address.prefixLength; bit < address.bits(); ++bit) {
        const auto mask = static_cast<quint8>(0x80U >> (bit % 8));
        quint8 &byte = result.bytes.at(static_cast<size_t>(bit / 8));
        byte = static_cast<quint8>(value ? byte | mask : byte & ~mask);
    }
    return result;
}

struct Network {
    const char *address;
    int prefixLength;

    bool contains(const InterfaceAddress &other) const
    {
        InterfaceAddress network{ .prefixLength = prefixLength };
        network.isIpv6 = inet_pton(AF_INET, address, network.bytes.data()) != 1;
        return (!network.isIpv6 || inet_pton(AF_INET6, address, network.bytes.data()) == 1)
            && isInside(other, network);
    }
};

// Where no interface has an address of its own (IANA's special-purpose registries).
struct Unusable {
    Network network;
    const char *why;
};
constexpr std::array kUnusable{
    Unusable{ { "0.0.0.0", 8 }, "%1 is no address of a host." },
    Unusable{ { "127.0.0.0", 8 }, "%1 is a loopback address." },
    Unusable{ { "224.0.0.0", 4 }, "%1 is a multicast address." },
    Unusable{ { "255.255.255.255", 32 }, "%1 is the broadcast address." },
    Unusable{ { "::", 128 }, "%1 is no address of a host." },
    Unusable{ { "::1", 128 }, "%1 is the loopback address." },
    Unusable{ { "::ffff:0:0", 96 }, "%1 is an IPv4 address written as IPv6." },
    Unusable{ { "ff00::", 8 }, "%1 is a multicast address." },
};

Result<void> checkUsable(const InterfaceAddress &address)
{
    // The host itself, whatever its network.
    InterfaceAddress host = address;
    host.prefixLength = address.bits();
    for (const Unusable &unusable : kUnusable) {
        if (unusable.network.contains(host)) {
            return invalid(QString::fromLatin1(unusable.why).arg(literal(address)));
        }
    }
    if (address.bits() - address.prefixLength < 2) {
        return {}; // RFC 3021, RFC 6164: two hosts or one
    }
    const bool isFirst = address == withHostBits(address, false);
    if (isFirst || (!address.isIpv6 && address == withHostBits(address, true))) {
        const QString what = !isFirst
            ? QStringLiteral("%1 is the broadcast address of %2 itself, and no host's.")
            : address.isIpv6
            ? QStringLiteral("%1 is the routers' anycast address of %2 itself, and no host's.")
            : QStringLiteral("%1 is the network address of %2 itself, and no host's.");
        return invalid(what.arg(literal(address), address.network()),
                       QStringLiteral("Give the interface another address of this network."));
    }
    return {};
}

} // namespace

QString InterfaceAddress::toString() const
{
    return QStringLiteral("%1/%2").arg(literal(*this)).arg(prefixLength);
}

InterfaceAddress InterfaceAddress::broadcast() const
{
    return withHostBits(*this, true);
}

QString InterfaceAddress::network() const
{
    return withHostBits(*this, false).toString();
}

Result<InterfaceAddress> parseInterfaceAddress(const QString &text)
{
    // Strict in letters first, since the rest is read as a C string.
    static const QRegularExpression pattern(
        QStringLiteral("\\A([0-9A-Fa-f:.]{1,45})(?:/(0|[1-9][0-9]{0,2}))?\\z"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QByteArray host = match.captured(1).toLatin1();
    InterfaceAddress address;
    address.isIpv6 = host.contains(':');
    if (!match.hasMatch()
        || inet_pton(familyOf(address), host.constData(), address.bytes.data()) != 1) {
        return invalid(
            QStringLiteral("\"%1\" is not an IPv4 or IPv6 address with the length of its "
                           "prefix.")
                .arg(shownText(text)));
    }
    if (match.captured(2).isEmpty()) {
        return invalid(QStringLiteral("\"%1\" lacks the length of its prefix.").arg(text),
                       QStringLiteral("Write it behind a slash, for example: %1/%2")
                           .arg(text)
                           .arg(address.isIpv6 ? 64 : 24));
    }
    address.prefixLength = match.captured(2).toInt();
    const int minimum = address.isIpv6 ? kMinimumPrefixLength6 : kMinimumPrefixLength4;
    if (address.prefixLength < minimum || address.prefixLength > address.bits()) {
        return invalid(QStringLiteral("\"%1\": the length of the prefix must be from %2 to %3.")
                           .arg(text)
                           .arg(minimum)
                           .arg(address.bits()));
    }
    if (const Result<void> usable = checkUsable(address); !usable) {
        return usable.error();
    }
    return address;
}

Result<void> checkInterfaceAddresses(const QStringList &texts)
{
    std::vector<InterfaceAddress> hosts;
    for (const QString &text : texts) {
        Result<InterfaceAddress> address = parseInterfaceAddress(text);
        if (!address) {
            return address.error();
        }
        address->prefixLength = 0; // one host is not in two networks of one interface
        if (std::find(hosts.begin(), hosts.end(), *address) != hosts.end()) {
            return invalid(QStringLiteral("%1 is there twice.").arg(literal(*address)),
                           QStringLiteral("Give each address once."));
        }
        hosts.push_back(*address);
    }
    return {};
}

bool overlap(const InterfaceAddress &one, const InterfaceAddress &other)
{
    return haveSameStart(one, other, std::min(one.prefixLength, other.prefixLength));
}

} // namespace Farlan
