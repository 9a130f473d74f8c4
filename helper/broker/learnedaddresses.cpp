// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/learnedaddresses.h"

#include "broker/linkcontrol.h"
#include "broker/linkmessage.h"

#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cerrno>
#include <set>

using namespace Qt::StringLiterals;

// The part of LinkControl that is about what a bridge has learned.
namespace Farlan
{

namespace
{
// What is beyond is neither named nor counted: a peer that makes a bridge remember millions must
// not keep the broker from everything else. So many are read in some milliseconds.
constexpr int kMostRead = 16 * 1024;

LinkMessage forwardingQuestion(int bridge)
{
    // The header of links and not that of neighbours: kernels understand both, and with this one
    // they leave other bridges out without being told to check strictly.
    LinkMessage message(RTM_GETNEIGH, NLM_F_DUMP);
    message.setFamily(AF_BRIDGE);
    message.putNumber32(IFLA_MASTER, static_cast<quint32>(bridge));
    return message;
}
} // namespace

Result<LearnedByPort> LinkControl::listLearnedAddresses(int bridge)
{
    // A socket of its own, since it is closed when there is too much to read.
    auto socket = RouteSocket::open();
    if (!socket) {
        return socket.error();
    }
    // A station that was seen in several VLANs is one.
    std::map<int, std::set<HardwareAddress>> stations;
    const KernelAnswer answer = socket->request(
        forwardingQuestion(bridge),
        [&](const nlmsghdr &message) {
            if (const auto learned = parseLearnedAddress(message, bridge)) {
                stations[learned->ifindex].insert(learned->address);
            }
        },
        kMostRead);
    if (!answer && answer.errorNumber != ECANCELED && answer.errorNumber != EINTR) {
        return refused(u"list what %1 has learned"_s.arg(subjectOf(bridge)), answer);
    }
    LearnedByPort ports;
    for (const auto &[port, addresses] : stations) {
        LearnedAddresses &learned = ports[port];
        learned.count = static_cast<int>(addresses.size());
        for (const HardwareAddress &address : addresses) {
            if (learned.named.size() == LearnedAddresses::kMostNamed) {
                break;
            }
            learned.named.push_back(address);
        }
    }
    return ports;
}

} // namespace Farlan
