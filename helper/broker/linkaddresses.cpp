// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkcontrol.h"
#include "broker/linkmessage.h"
#include "contract/errornames.h"

#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cerrno>

using namespace Qt::StringLiterals;

// The part of LinkControl that is about addresses of the network layer.
namespace Farlan
{

namespace
{

QByteArrayView bytesOf(const InterfaceAddress &address)
{
    return QByteArrayView(reinterpret_cast<const char *>(address.bytes.data()), address.bits() / 8);
}

LinkMessage newAddress(int ifindex, const InterfaceAddress &address)
{
    ifaddrmsg header = {};
    header.ifa_family = address.isIpv6 ? AF_INET6 : AF_INET;
    header.ifa_prefixlen = static_cast<quint8>(address.prefixLength);
    header.ifa_index = static_cast<quint32>(ifindex);
    // Detection of duplicates would only begin when the tunnel is connected, and keep the address
    // from being used for seconds then. IPv4 has none either.
    header.ifa_flags = address.isIpv6 ? IFA_F_NODAD : 0;
    LinkMessage message(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, header);
    message.put(IFA_LOCAL, bytesOf(address));
    message.put(IFA_ADDRESS, bytesOf(address));
    if (!address.isIpv6 && address.prefixLength < 31) { // RFC 3021: two hosts have no broadcast
        message.put(IFA_BROADCAST, bytesOf(address.broadcast()));
    }
    return message;
}

} // namespace

Result<std::vector<LinkAddress>> LinkControl::listAddresses()
{
    KernelAnswer answer;
    for (int tries = 0; tries < kMostTries; ++tries) {
        std::vector<LinkAddress> addresses;
        answer = m_socket.request(
            LinkMessage(RTM_GETADDR, NLM_F_DUMP, ifaddrmsg{}),
            [&](const nlmsghdr &message) { parseAddresses(message, addresses); });
        if (answer) {
            return addresses;
        }
        if (answer.errorNumber != EINTR) {
            break;
        }
    }
    return refused(u"list the addresses of this machine"_s, answer);
}

Result<void> LinkControl::addAddress(int ifindex, const InterfaceAddress &address)
{
    const KernelAnswer answer = m_socket.request(newAddress(ifindex, address));
    if (answer) {
        return {};
    }
    const QString what = u"give %1 the address %2"_s.arg(subjectOf(ifindex), address.toString());
    if (address.isIpv6 && (answer.errorNumber == EACCES || answer.errorNumber == EOPNOTSUPP)) {
        return Error{ ErrorName::AddressUnavailable,
                      u"Cannot %1: IPv6 is switched off on this machine."_s.arg(what),
                      u"Leave the IPv6 address out, or see: sysctl net.ipv6.conf.default"_s };
    }
    Error error = refused(what, answer);
    if (error.name == ErrorName::DeviceUnavailable) {
        error.name = ErrorName::AddressUnavailable;
    }
    return error;
}

} // namespace Farlan
