// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/routesocket.h"

#include "broker/linkmessage.h"
#include "contract/errornames.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{
// The kernel puts at most 32 KiB into one message of a list.
constexpr size_t kReceiveBytes = 64 * 1024;
// Never reached unless the kernel is stuck; without it the broker would be stuck with it.
constexpr timeval kPatience = { 5, 0 };

QString explanationIn(nlmsghdr *message)
{
    if (!(message->nlmsg_flags & NLM_F_ACK_TLVS)) {
        return {};
    }
    const auto *error = static_cast<const nlmsgerr *>(nlmsg_data(message));
    // The request is repeated in front of the attributes, unless capped to its header.
    size_t offset = sizeof(nlmsgerr);
    if (!(message->nlmsg_flags & NLM_F_CAPPED)) {
        offset += error->msg.nlmsg_len - sizeof(nlmsghdr);
    }
    std::array<nlattr *, NLMSGERR_ATTR_MSG + 1> attributes = {};
    if (nlmsg_parse(message, int(offset), attributes.data(), NLMSGERR_ATTR_MSG, nullptr) < 0
        || !attributes[NLMSGERR_ATTR_MSG]) {
        return {};
    }
    return QString::fromUtf8(nla_get_string(attributes[NLMSGERR_ATTR_MSG]));
}

KernelAnswer answerIn(nlmsghdr *message)
{
    if (nlmsg_datalen(message) < int(sizeof(nlmsgerr))) {
        return { EPROTO };
    }
    const auto *error = static_cast<const nlmsgerr *>(nlmsg_data(message));
    return { -error->error, explanationIn(message) };
}

// The answer, when the messages received hold its end.
std::optional<KernelAnswer> readAnswer(std::vector<char> &buffer, int length, quint32 sequence,
                                       const RouteSocket::Reader &reader, bool &interrupted)
{
    auto *message = reinterpret_cast<nlmsghdr *>(buffer.data());
    for (int rest = length; nlmsg_ok(message, rest); message = nlmsg_next(message, &rest)) {
        if (message->nlmsg_seq != sequence) {
            continue; // of an earlier request that was given up
        }
        interrupted = interrupted || (message->nlmsg_flags & NLM_F_DUMP_INTR);
        if (message->nlmsg_type == NLMSG_ERROR) {
            return answerIn(message);
        }
        if (message->nlmsg_type == NLMSG_DONE) {
            return KernelAnswer{ interrupted ? EINTR : 0 };
        }
        reader(*message);
    }
    return {};
}
} // namespace

QString KernelAnswer::text() const
{
    const QString reason = qt_error_string(errorNumber);
    return explanation.isEmpty() ? reason : u"%1 (%2)"_s.arg(explanation, reason);
}

Result<UniqueFd> openRouteSocket(quint32 groups, int flags)
{
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | flags, NETLINK_ROUTE));
    sockaddr_nl address = {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = groups;
    if (!socket
        || ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) < 0) {
        return Error{ ErrorName::DeviceUnavailable,
                      u"Cannot talk to the kernel about network interfaces: %1."_s.arg(
                          qt_error_string(errno)) };
    }
    return socket;
}

Result<RouteSocket> RouteSocket::open()
{
    auto socket = openRouteSocket(0, 0);
    if (!socket) {
        return socket.error();
    }
    // Both only add to the text of errors, so a kernel without them is as good.
    const int on = 1;
    ::setsockopt(socket->get(), SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
    ::setsockopt(socket->get(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
    ::setsockopt(socket->get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    return RouteSocket(*std::move(socket));
}

KernelAnswer RouteSocket::request(const LinkMessage &message, const Reader &reader, int most)
{
    nlmsghdr *header = message.header();
    if (!header) {
        return { EMSGSIZE };
    }
    header->nlmsg_flags |= NLM_F_ACK;
    header->nlmsg_seq = ++m_sequence;
    if (::send(m_socket.get(), header, header->nlmsg_len, 0) < 0) {
        return { errno };
    }
    int seen = 0;
    const Reader counting = [&](const nlmsghdr &part) {
        ++seen;
        if (reader) {
            reader(part);
        }
    };
    std::vector<char> buffer(kReceiveBytes);
    bool interrupted = false;
    for (;;) {
        sockaddr_nl sender = {};
        socklen_t senderLength = sizeof sender;
        const ssize_t length = ::recvfrom(m_socket.get(), buffer.data(), buffer.size(), 0,
                                          reinterpret_cast<sockaddr *>(&sender), &senderLength);
        if (length < 0) {
            if (errno == EINTR) {
                continue;
            }
            return { errno == EAGAIN ? ETIMEDOUT : errno };
        }
        if (sender.nl_pid != 0) {
            continue; // any process may send to our socket; only the kernel answers
        }
        if (const auto answer
            = readAnswer(buffer, int(length), m_sequence, counting, interrupted)) {
            return *answer;
        }
        if (seen >= most) {
            return { ECANCELED };
        }
    }
}

} // namespace Farlan
