// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkmonitor.h"

#include "broker/instance.h"
#include "broker/linkcontrol.h"
#include "broker/linkmessage.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>

using namespace std::chrono_literals;

namespace Farlan
{

namespace
{
constexpr auto kBurst = 200ms;
// So that a storm of changes cannot keep the event loop from everything else.
constexpr int kDatagramsPerTurn = 64;
constexpr size_t kReceiveBytes = 64 * 1024;

bool isUnicastRoute(const rtmsg &route)
{
    // Local and multicast routes come with every address, clones with every packet.
    return route.rtm_type == RTN_UNICAST && route.rtm_table != RT_TABLE_LOCAL
        && !(route.rtm_flags & RTM_F_CLONED);
}
} // namespace

Result<std::unique_ptr<LinkMonitor>> LinkMonitor::create(LinkControl &control)
{
    auto socket
        = openRouteSocket(RTMGRP_LINK | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE, SOCK_NONBLOCK);
    if (!socket) {
        return socket.error();
    }
    // After the socket has joined the groups: what changes in between is then told twice, not
    // never.
    const auto links = control.list();
    if (!links) {
        return links.error();
    }
    return std::unique_ptr<LinkMonitor>(new LinkMonitor(*std::move(socket), *links));
}

LinkMonitor::LinkMonitor(UniqueFd socket, const std::vector<LinkInfo> &links)
    : m_socket(std::move(socket))
    , m_notifier(m_socket.get(), QSocketNotifier::Read)
{
    for (const LinkInfo &link : links) {
        m_carriers.insert(link.ifindex, link.carrier);
        if (Instance::isOwnAlias(link.alias)) {
            m_own.insert(link.ifindex);
        }
    }
    m_burst.setSingleShot(true);
    m_burst.setInterval(kBurst);
    connect(&m_burst, &QTimer::timeout, this, &LinkMonitor::networkCameUp);
    connect(&m_notifier, &QSocketNotifier::activated, this, &LinkMonitor::readMessages);
}

LinkMonitor::~LinkMonitor() = default;

void LinkMonitor::ignoreLink(int ifindex)
{
    m_own.insert(ifindex);
}

void LinkMonitor::readMessages()
{
    for (int count = 0; count < kDatagramsPerTurn && readDatagram(); ++count) { }
}

bool LinkMonitor::readDatagram()
{
    alignas(nlmsghdr) std::array<char, kReceiveBytes> buffer;
    sockaddr_nl sender = {};
    socklen_t senderLength = sizeof sender;
    const ssize_t length = ::recvfrom(m_socket.get(), buffer.data(), buffer.size(), 0,
                                      reinterpret_cast<sockaddr *>(&sender), &senderLength);
    if (length < 0) {
        if (errno == ENOBUFS) {
            emit changesLost();
            announceNetwork();
            return true;
        }
        return errno == EINTR;
    }
    if (sender.nl_pid != 0) {
        return true; // any process may send to our socket; only the kernel is believed
    }
    auto *message = reinterpret_cast<nlmsghdr *>(buffer.data());
    for (int rest = int(length); nlmsg_ok(message, rest); message = nlmsg_next(message, &rest)) {
        handleMessage(*message);
    }
    return true;
}

void LinkMonitor::handleMessage(nlmsghdr &message)
{
    switch (message.nlmsg_type) {
    case RTM_NEWLINK:
        if (const auto link = parseLink(message)) {
            handleLink(*link);
        }
        break;
    case RTM_DELLINK:
        handleDeletion(message);
        break;
    case RTM_NEWROUTE:
        handleRoute(message);
        break;
    default:
        break;
    }
}

void LinkMonitor::handleLink(const LinkInfo &link)
{
    if (Instance::isOwnAlias(link.alias)) {
        m_own.insert(link.ifindex);
    }
    const bool had = m_carriers.value(link.ifindex, false);
    m_carriers.insert(link.ifindex, link.carrier);
    if (link.carrier && !had && !isOwn(link.ifindex)) {
        announceNetwork();
    }
    emit linkChanged(link);
}

void LinkMonitor::handleDeletion(const nlmsghdr &message)
{
    const auto *about = static_cast<const ifinfomsg *>(nlmsg_data(&message));
    // A link that leaves its bridge is reported as deleted too, from the bridge's point of view.
    if (nlmsg_datalen(&message) < int(sizeof(ifinfomsg)) || about->ifi_family != AF_UNSPEC) {
        return;
    }
    m_carriers.remove(about->ifi_index);
    m_own.remove(about->ifi_index);
    emit linkDeleted(about->ifi_index);
}

void LinkMonitor::handleRoute(nlmsghdr &message)
{
    std::array<nlattr *, RTA_MAX + 1> attributes = {};
    if (nlmsg_parse(&message, sizeof(rtmsg), attributes.data(), RTA_MAX, nullptr) < 0
        || !isUnicastRoute(*static_cast<const rtmsg *>(nlmsg_data(&message)))) {
        return;
    }
    const nlattr *interface = attributes[RTA_OIF]; // missing when there are several
    if (interface && isOwn(int(nla_get_u32(interface)))) {
        return;
    }
    announceNetwork();
}

void LinkMonitor::announceNetwork()
{
    // Never restarted, or changes that keep coming would put it off for ever.
    if (!m_burst.isActive()) {
        m_burst.start();
    }
}

} // namespace Farlan
