// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkcontrol.h"

#include "broker/linkmessage.h"
#include "broker/linkname.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QSet>

#include <linux/if_link.h>
#include <linux/ip.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <sys/socket.h>

#include <cerrno>
#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{
constexpr int kNew = NLM_F_CREATE | NLM_F_EXCL;
// Addresses 01:80:C2:00:00:0X that a bridge passes on, by X: 802.1X and LLDP. The kernel would
// never pass on 0 to 2 (spanning tree, pause frames, link aggregation).
constexpr quint16 kForwardedGroups = (1U << 0x3) | (1U << 0xE);

QString quoted(const QString &name)
{
    return u"Interface \"%1\""_s.arg(name);
}

Error alreadyExists(const QString &name)
{
    return { ErrorName::DeviceExists, u"%1 exists already."_s.arg(quoted(name)),
             u"Choose another name, or let the number be chosen: \"ethws%d\"."_s };
}

LinkMessage changeOf(int ifindex)
{
    return LinkMessage(RTM_NEWLINK, 0, ifindex);
}

LinkMessage question(int flags, int ifindex = 0)
{
    LinkMessage message(RTM_GETLINK, flags, ifindex);
    message.putNumber32(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
    return message;
}

LinkMessage newBridge(const QString &name)
{
    LinkMessage message(RTM_NEWLINK, kNew);
    message.putString(IFLA_IFNAME, name);
    message.nest(IFLA_LINKINFO, [&] {
        message.putString(IFLA_INFO_KIND, u"bridge"_s);
        message.nest(IFLA_INFO_DATA, [&] {
            message.putNumber32(IFLA_BR_STP_STATE, 0);
            message.putNumber32(IFLA_BR_FORWARD_DELAY, 0);
            message.putNumber16(IFLA_BR_GROUP_FWD_MASK, kForwardedGroups);
        });
    });
    return message;
}

void putVethEnd(LinkMessage &message, const QString &name, int mtu)
{
    message.putString(IFLA_IFNAME, name);
    if (mtu > 0) {
        message.putNumber32(IFLA_MTU, quint32(mtu));
    }
}

LinkMessage newVethPair(const VethEnd &outer, const VethEnd &inner)
{
    LinkMessage message(RTM_NEWLINK, kNew);
    putVethEnd(message, outer.name, outer.mtu);
    message.nest(IFLA_LINKINFO, [&] {
        message.putString(IFLA_INFO_KIND, u"veth"_s);
        message.nest(IFLA_INFO_DATA, [&] {
            message.nest(VETH_INFO_PEER, [&] {
                message.putLinkHeader();
                putVethEnd(message, inner.name, inner.mtu);
            });
        });
    });
    return message;
}
} // namespace

Error LinkControl::refused(const QString &what, const KernelAnswer &answer)
{
    if (answer.errorNumber == EPERM) {
        return { ErrorName::PermissionDenied, u"Not permitted to %1."_s.arg(what),
                 u"It needs root, or the capability CAP_NET_ADMIN."_s };
    }
    const QString hint
        = answer.errorNumber == EXFULL ? u"A Linux bridge has at most 1023 ports."_s : QString();
    return { ErrorName::DeviceUnavailable, u"Cannot %1: %2."_s.arg(what, answer.text()), hint };
}

Result<LinkControl> LinkControl::open()
{
    auto socket = RouteSocket::open();
    if (!socket) {
        return socket.error();
    }
    return LinkControl(*std::move(socket));
}

Result<LinkInfo> LinkControl::find(const QString &name)
{
    if (const auto checked = checkDeviceName(name); !checked) {
        return checked.error();
    }
    LinkMessage message = question(0);
    message.putString(IFLA_IFNAME, name);
    return read(message, quoted(name));
}

Result<LinkInfo> LinkControl::find(int ifindex)
{
    return read(question(0, ifindex), u"Interface %1"_s.arg(ifindex));
}

Result<InterfaceStatistics> LinkControl::statistics(int ifindex)
{
    std::optional<InterfaceStatistics> statistics;
    const KernelAnswer answer = m_socket.request(
        LinkMessage(RTM_GETLINK, 0, ifindex), // without SKIP_STATS
        [&statistics](const nlmsghdr &message) { statistics = parseStatistics(message); });
    if (!answer || !statistics) {
        return refused(u"read the counters of interface %1"_s.arg(ifindex), answer);
    }
    return *statistics;
}

Result<LinkInfo> LinkControl::findBridge(const QString &name)
{
    if (const auto checked = checkDeviceName(name); !checked) {
        return checked.error();
    }
    auto link = find(name);
    if (!link) {
        return Error{ ErrorName::BridgeUnavailable, link.error().message,
                      u"Create it first, for example: ip link add %1 type bridge"_s.arg(name) };
    }
    if (link->kind != "bridge"_L1) {
        return Error{ ErrorName::BridgeUnavailable, u"%1 is not a bridge."_s.arg(quoted(name)),
                      u"List the bridges with: ip link show type bridge"_s };
    }
    return link;
}

Result<std::vector<LinkInfo>> LinkControl::list()
{
    KernelAnswer answer;
    for (int tries = 0; tries < kMostTries; ++tries) {
        std::vector<LinkInfo> links;
        answer = m_socket.request(question(NLM_F_DUMP), [&](const nlmsghdr &message) {
            if (auto link = parseLink(message)) {
                links.push_back(*std::move(link));
            }
        });
        if (answer) {
            return links;
        }
        if (answer.errorNumber != EINTR) {
            break;
        }
    }
    return refused(u"list the network interfaces"_s, answer);
}

Result<LinkInfo> LinkControl::createBridge(const QString &nameOrPattern)
{
    return create(nameOrPattern,
                  [this](const QString &name) { return m_socket.request(newBridge(name)); });
}

Result<std::pair<LinkInfo, LinkInfo>> LinkControl::createVethPair(const VethEnd &outer,
                                                                  const VethEnd &inner)
{
    Q_ASSERT(!isLinkNamePattern(inner.name));
    if (const auto checked = checkDeviceName(inner.name); !checked) {
        return checked.error();
    }
    // The kernel does not say which of the two names was taken.
    if (find(inner.name)) {
        return alreadyExists(inner.name);
    }
    auto outerLink = create(outer.name, [&](const QString &name) {
        return m_socket.request(newVethPair({ name, outer.mtu }, inner));
    });
    if (!outerLink) {
        return outerLink.error();
    }
    auto innerLink = find(inner.name);
    if (!innerLink) {
        static_cast<void>(remove(outerLink->ifindex)); // takes both away
        return innerLink.error();
    }
    return std::pair(*std::move(outerLink), *std::move(innerLink));
}

Result<void> LinkControl::remove(int ifindex)
{
    const KernelAnswer answer = m_socket.request(LinkMessage(RTM_DELLINK, 0, ifindex));
    if (answer || answer.errorNumber == ENODEV) {
        return {};
    }
    return refused(u"delete %1"_s.arg(subjectOf(ifindex)), answer);
}

Result<void> LinkControl::setAlias(int ifindex, const QString &alias)
{
    LinkMessage message = changeOf(ifindex);
    message.put(IFLA_IFALIAS, alias.toUtf8());
    return change(message, ifindex, u"set the alias of %1"_s);
}

Result<void> LinkControl::setHardwareAddress(int ifindex, const HardwareAddress &address)
{
    LinkMessage message = changeOf(ifindex);
    message.put(IFLA_ADDRESS, address);
    return change(message, ifindex, u"set the hardware address of %1"_s);
}

Result<void> LinkControl::setMaster(int ifindex, int master)
{
    LinkMessage message = changeOf(ifindex);
    message.putNumber32(IFLA_MASTER, quint32(master));
    return change(message, ifindex, u"set the bridge of %1"_s);
}

Result<void> LinkControl::setMtu(int ifindex, int mtu)
{
    LinkMessage message = changeOf(ifindex);
    message.putNumber32(IFLA_MTU, quint32(mtu));
    return change(message, ifindex, u"set the MTU %1 of %2"_s.arg(mtu));
}

Result<void> LinkControl::setPortIsolated(int ifindex, bool isolated)
{
    LinkMessage message = changeOf(ifindex);
    message.nest(IFLA_LINKINFO, [&] {
        message.putString(IFLA_INFO_SLAVE_KIND, u"bridge"_s);
        message.nest(IFLA_INFO_SLAVE_DATA,
                     [&] { message.putNumber8(IFLA_BRPORT_ISOLATED, isolated ? 1 : 0); });
    });
    return change(message, ifindex, u"set the isolation of %1"_s);
}

Result<void> LinkControl::setTransmitQueueLength(int ifindex, int packets)
{
    LinkMessage message = changeOf(ifindex);
    message.putNumber32(IFLA_TXQLEN, quint32(packets));
    return change(message, ifindex, u"set the queue length of %1"_s);
}

Result<void> LinkControl::setUp(int ifindex, bool up)
{
    LinkMessage message = changeOf(ifindex);
    message.setUp(up);
    return change(message, ifindex, up ? u"activate %1"_s : u"deactivate %1"_s);
}

Result<void> LinkControl::disableIpv6AddressGeneration(int ifindex)
{
    LinkMessage message = changeOf(ifindex);
    message.nest(IFLA_AF_SPEC, [&] {
        message.nest(AF_INET6,
                     [&] { message.putNumber8(IFLA_INET6_ADDR_GEN_MODE, IN6_ADDR_GEN_MODE_NONE); });
    });
    const KernelAnswer answer = m_socket.request(message);
    // Without IPv6, on this link or at all, there is no address to generate.
    if (answer || answer.errorNumber == EAFNOSUPPORT) {
        return {};
    }
    return refused(u"switch off IPv6 addresses of %1"_s.arg(subjectOf(ifindex)), answer);
}

Result<void> LinkControl::closeToIpv4(int ifindex)
{
    // The kernel answers ARP for any of its addresses on any link, and takes what is then sent
    // there. A reverse path filter drops everything on a link that has no address.
    LinkMessage message = changeOf(ifindex);
    message.setNoArp();
    message.nest(IFLA_AF_SPEC, [&] {
        message.nest(AF_INET, [&] {
            message.nest(IFLA_INET_CONF, [&] { message.putNumber32(IPV4_DEVCONF_RP_FILTER, 1); });
        });
    });
    return change(message, ifindex, u"close %1 to IPv4"_s);
}

Result<LinkInfo> LinkControl::create(const QString &nameOrPattern, const TryName &tryName)
{
    if (const auto checked = checkDeviceName(nameOrPattern); !checked) {
        return checked.error();
    }
    if (!isLinkNamePattern(nameOrPattern)) {
        const KernelAnswer answer = tryName(nameOrPattern);
        if (answer.errorNumber == EEXIST) {
            return alreadyExists(nameOrPattern);
        }
        if (!answer) {
            return refused(u"create interface \"%1\""_s.arg(nameOrPattern), answer);
        }
        return find(nameOrPattern);
    }

    // The kernel would number the name too, but before 6.2 does not say which name that gave.
    auto links = list();
    if (!links) {
        return links.error();
    }
    QSet<QString> taken;
    for (const LinkInfo &link : *links) {
        taken.insert(link.name);
    }
    for (int number = 0, tries = 0; tries < kMostTries; ++number) {
        const QString name = expandLinkName(nameOrPattern, number);
        if (taken.contains(name)) {
            continue;
        }
        if (const auto checked = checkDeviceName(name); !checked) {
            return alreadyExists(nameOrPattern); // all numbers that fit are taken
        }
        const KernelAnswer answer = tryName(name);
        if (answer) {
            return find(name);
        }
        if (answer.errorNumber != EEXIST) {
            return refused(u"create interface \"%1\""_s.arg(name), answer);
        }
        ++tries;
    }
    return alreadyExists(nameOrPattern);
}

Result<LinkInfo> LinkControl::read(const LinkMessage &message, const QString &subject)
{
    std::optional<LinkInfo> found;
    const KernelAnswer answer
        = m_socket.request(message, [&](const nlmsghdr &reply) { found = parseLink(reply); });
    if (answer && found) {
        return *std::move(found);
    }
    if (answer || answer.errorNumber == ENODEV) {
        return Error{ ErrorName::DeviceUnavailable, u"%1 does not exist."_s.arg(subject) };
    }
    return Error{ ErrorName::DeviceUnavailable,
                  u"%1 cannot be read: %2."_s.arg(subject, answer.text()) };
}

Result<void> LinkControl::change(const LinkMessage &message, int ifindex, const QString &what)
{
    const KernelAnswer answer = m_socket.request(message);
    if (answer) {
        return {};
    }
    if (answer.errorNumber == ENODEV) {
        return Error{ ErrorName::DeviceUnavailable,
                      u"Interface %1 does not exist any more."_s.arg(ifindex) };
    }
    return refused(what.arg(subjectOf(ifindex)), answer);
}

QString LinkControl::subjectOf(int ifindex)
{
    const auto link = find(ifindex);
    return link ? u"interface \"%1\""_s.arg(link->name) : u"interface %1"_s.arg(ifindex);
}

} // namespace Farlan
