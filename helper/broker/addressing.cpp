// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/addressing.h"

#include "broker/linkcontrol.h"
#include "contract/errornames.h"
#include "contract/interfaceaddress.h"

#include <vector>

namespace Farlan
{

namespace
{

// Every interface has one of these: they are told apart by the interface.
bool isIpv6LinkLocal(const InterfaceAddress &address)
{
    return address.isIpv6 && address.bytes[0] == 0xfe && (address.bytes[1] & 0xc0) == 0x80;
}

Error overlapping(LinkControl &links, const InterfaceAddress &wanted, const LinkAddress &other)
{
    const Result<LinkInfo> link = links.find(other.ifindex);
    const QString name = link ? link->name : QString::number(other.ifindex);
    return Error{
        ErrorName::AddressUnavailable,
        QStringLiteral("The network of %1 overlaps with %2, which interface \"%3\" is in.")
            .arg(wanted.toString(), other.address.network(), name),
        QStringLiteral("Choose another network for the tunnel, or let it join a bridge that %1 is "
                       "a port of.")
            .arg(name)
    };
}

Result<std::vector<InterfaceAddress>> parsed(const QStringList &texts)
{
    std::vector<InterfaceAddress> addresses;
    for (const QString &text : texts) {
        const Result<InterfaceAddress> address = parseInterfaceAddress(text);
        if (!address) {
            return address.error();
        }
        addresses.push_back(*address);
    }
    return addresses;
}

Result<void> checkFree(LinkControl &links, const std::vector<InterfaceAddress> &wanted, int except)
{
    const Result<std::vector<LinkAddress>> present = links.listAddresses();
    if (!present) {
        return present.error();
    }
    for (const LinkAddress &other : *present) {
        if (other.ifindex == except || isIpv6LinkLocal(other.address)) {
            continue;
        }
        for (const InterfaceAddress &address : wanted) {
            if (overlap(address, other.address)) {
                return overlapping(links, address, other);
            }
        }
    }
    return {};
}

} // namespace

Result<void> checkNetworksFree(LinkControl &links, const QStringList &addresses)
{
    if (addresses.isEmpty()) {
        return {};
    }
    const auto wanted = parsed(addresses);
    return wanted ? checkFree(links, *wanted, 0) : Result<void>(wanted.error());
}

Result<void> assignAddresses(LinkControl &links, int ifindex, const QStringList &addresses)
{
    if (addresses.isEmpty()) {
        return {};
    }
    const auto wanted = parsed(addresses);
    if (!wanted) {
        return wanted.error();
    }
    if (Result<void> free = checkFree(links, *wanted, ifindex); !free) {
        return free;
    }
    for (const InterfaceAddress &address : *wanted) {
        if (Result<void> added = links.addAddress(ifindex, address); !added) {
            return added;
        }
    }
    return {};
}

} // namespace Farlan
