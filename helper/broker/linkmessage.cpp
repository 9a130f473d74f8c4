// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkmessage.h"

#include <QtGlobal>

#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace Farlan
{

namespace
{
QString textOf(const nlattr *attribute)
{
    if (!attribute) {
        return {};
    }
    const auto *text = static_cast<const char *>(nla_data(attribute));
    return QString::fromUtf8(text, qsizetype(qstrnlen(text, size_t(nla_len(attribute)))));
}

int numberOf(const nlattr *attribute)
{
    return attribute && nla_len(attribute) >= int(sizeof(quint32)) ? int(nla_get_u32(attribute))
                                                                   : 0;
}

HardwareAddress hardwareAddressOf(const nlattr *attribute)
{
    HardwareAddress address{};
    if (attribute && nla_len(attribute) == static_cast<int>(address.size())) {
        std::memcpy(address.data(), nla_data(attribute), address.size());
    }
    return address;
}

QString kindOf(nlattr *linkInfo)
{
    std::array<nlattr *, IFLA_INFO_MAX + 1> info = {};
    if (!linkInfo || nla_parse_nested(info.data(), IFLA_INFO_MAX, linkInfo, nullptr) < 0) {
        return {};
    }
    return textOf(info[IFLA_INFO_KIND]);
}
} // namespace

void LinkMessage::Free::operator()(nl_msg *message) const
{
    nlmsg_free(message);
}

LinkMessage::LinkMessage(int type, int flags, int ifindex)
    : m_message(nlmsg_alloc_simple(type, NLM_F_REQUEST | flags))
{
    Q_CHECK_PTR(m_message.get());
    ifinfomsg link = {};
    link.ifi_family = AF_UNSPEC;
    link.ifi_index = ifindex;
    m_complete = nlmsg_append(m_message.get(), &link, sizeof link, NLMSG_ALIGNTO) == 0;
}

LinkMessage::LinkMessage(int type, int flags, const ifaddrmsg &address)
    : m_message(nlmsg_alloc_simple(type, NLM_F_REQUEST | flags))
{
    Q_CHECK_PTR(m_message.get());
    auto header = address;
    m_complete = nlmsg_append(m_message.get(), &header, sizeof header, NLMSG_ALIGNTO) == 0;
}

void LinkMessage::put(int attribute, QByteArrayView bytes)
{
    m_complete
        = nla_put(m_message.get(), attribute, int(bytes.size()), bytes.data()) == 0 && m_complete;
}

void LinkMessage::putString(int attribute, const QString &text)
{
    m_complete
        = nla_put_string(m_message.get(), attribute, text.toUtf8().constData()) == 0 && m_complete;
}

void LinkMessage::putNumber8(int attribute, quint8 number)
{
    m_complete = nla_put_u8(m_message.get(), attribute, number) == 0 && m_complete;
}

void LinkMessage::putNumber16(int attribute, quint16 number)
{
    m_complete = nla_put_u16(m_message.get(), attribute, number) == 0 && m_complete;
}

void LinkMessage::putNumber32(int attribute, quint32 number)
{
    m_complete = nla_put_u32(m_message.get(), attribute, number) == 0 && m_complete;
}

void LinkMessage::putLinkHeader()
{
    ifinfomsg link = {};
    m_complete
        = nlmsg_append(m_message.get(), &link, sizeof link, NLMSG_ALIGNTO) == 0 && m_complete;
}

void LinkMessage::setFamily(int family)
{
    auto *link = static_cast<ifinfomsg *>(nlmsg_data(nlmsg_hdr(m_message.get())));
    link->ifi_family = static_cast<unsigned char>(family);
}

void LinkMessage::setUp(bool up)
{
    auto *link = static_cast<ifinfomsg *>(nlmsg_data(nlmsg_hdr(m_message.get())));
    link->ifi_change |= IFF_UP;
    link->ifi_flags = up ? link->ifi_flags | IFF_UP : link->ifi_flags & ~unsigned(IFF_UP);
}

void LinkMessage::setNoArp()
{
    auto *link = static_cast<ifinfomsg *>(nlmsg_data(nlmsg_hdr(m_message.get())));
    link->ifi_change |= IFF_NOARP;
    link->ifi_flags |= IFF_NOARP;
}

void *LinkMessage::beginNest(int attribute)
{
    void *start = nla_nest_start(m_message.get(), attribute);
    m_complete = start && m_complete;
    return start;
}

void LinkMessage::endNest(void *start)
{
    if (start) {
        nla_nest_end(m_message.get(), static_cast<nlattr *>(start));
    }
}

nlmsghdr *LinkMessage::header() const
{
    return m_complete ? nlmsg_hdr(m_message.get()) : nullptr;
}

std::optional<LinkInfo> parseLink(const nlmsghdr &message)
{
    // libnl reads through pointers to non-const, but changes nothing.
    auto *header = const_cast<nlmsghdr *>(&message);
    std::array<nlattr *, IFLA_MAX + 1> attributes = {};
    if (message.nlmsg_type != RTM_NEWLINK
        || nlmsg_parse(header, sizeof(ifinfomsg), attributes.data(), IFLA_MAX, nullptr) < 0) {
        return {};
    }
    const auto *about = static_cast<const ifinfomsg *>(nlmsg_data(header));
    if (about->ifi_family != AF_UNSPEC || !attributes[IFLA_IFNAME] || !attributes[IFLA_MTU]) {
        return {};
    }
    return LinkInfo{
        .ifindex = about->ifi_index,
        .name = textOf(attributes[IFLA_IFNAME]),
        .kind = kindOf(attributes[IFLA_LINKINFO]),
        .mtu = numberOf(attributes[IFLA_MTU]),
        .alias = textOf(attributes[IFLA_IFALIAS]),
        .master = numberOf(attributes[IFLA_MASTER]),
        .hardwareAddress = hardwareAddressOf(attributes[IFLA_ADDRESS]),
        .up = (about->ifi_flags & IFF_UP) != 0,
        .carrier = (about->ifi_flags & IFF_UP) != 0 && (about->ifi_flags & IFF_LOWER_UP) != 0,
    };
}

void parseAddresses(const nlmsghdr &message, std::vector<LinkAddress> &addresses)
{
    auto *header = const_cast<nlmsghdr *>(&message);
    std::array<nlattr *, IFA_MAX + 1> attributes = {};
    if (message.nlmsg_type != RTM_NEWADDR
        || nlmsg_parse(header, sizeof(ifaddrmsg), attributes.data(), IFA_MAX, nullptr) < 0) {
        return;
    }
    const auto *about = static_cast<const ifaddrmsg *>(nlmsg_data(header));
    LinkAddress found{ .ifindex = static_cast<int>(about->ifa_index), .address = {} };
    found.address.isIpv6 = about->ifa_family == AF_INET6;
    if (!found.address.isIpv6 && about->ifa_family != AF_INET) {
        return;
    }
    found.address.prefixLength = std::min<int>(about->ifa_prefixlen, found.address.bits());
    const int bytes = found.address.bits() / 8;
    for (const nlattr *attribute : { attributes[IFA_ADDRESS], attributes[IFA_LOCAL] }) {
        if (!attribute || nla_len(attribute) != bytes) {
            continue;
        }
        const auto before = found.address.bytes;
        std::memcpy(found.address.bytes.data(), nla_data(attribute), static_cast<size_t>(bytes));
        if (found.address.bytes == before) {
            continue; // usually both are the same
        }
        addresses.push_back(found);
        found.address.prefixLength = found.address.bits(); // the prefix is that of IFA_ADDRESS
    }
}

std::optional<LearnedAddress> parseLearnedAddress(const nlmsghdr &message, int bridge)
{
    auto *header = const_cast<nlmsghdr *>(&message);
    std::array<nlattr *, NDA_MAX + 1> attributes = {};
    if (message.nlmsg_type != RTM_NEWNEIGH
        || nlmsg_parse(header, sizeof(ndmsg), attributes.data(), NDA_MAX, nullptr) < 0
        || numberOf(attributes[NDA_MASTER]) != bridge) {
        return {};
    }
    const auto *about = static_cast<const ndmsg *>(nlmsg_data(header));
    // The port's own address is permanent there, and what somebody has put in needs no ARP.
    constexpr int kPutIn = NTF_SELF | NTF_EXT_LEARNED;
    const nlattr *station = attributes[NDA_LLADDR];
    if (about->ndm_family != AF_BRIDGE || about->ndm_state != NUD_REACHABLE
        || (about->ndm_flags & kPutIn) || !station
        || nla_len(station) != int(sizeof(HardwareAddress))) {
        return {};
    }
    return LearnedAddress{ about->ndm_ifindex, hardwareAddressOf(station) };
}

std::optional<InterfaceStatistics> parseStatistics(const nlmsghdr &message)
{
    const nlattr *found
        = nlmsg_find_attr(const_cast<nlmsghdr *>(&message), sizeof(ifinfomsg), IFLA_STATS64);
    rtnl_link_stats64 counters = {};
    if (!found || nla_len(found) < static_cast<int>(sizeof counters)) {
        return {};
    }
    std::memcpy(&counters, nla_data(found), sizeof counters); // netlink aligns to 4 bytes only
    return InterfaceStatistics{ .receivedBytes = counters.rx_bytes,
                                .receivedFrames = counters.rx_packets,
                                .receivedDropped = counters.rx_dropped,
                                .sentBytes = counters.tx_bytes,
                                .sentFrames = counters.tx_packets,
                                .sentDropped = counters.tx_dropped };
}

} // namespace Farlan
