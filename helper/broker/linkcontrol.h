// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "broker/learnedaddresses.h"
#include "broker/linkinfo.h"
#include "broker/routesocket.h"
#include "contract/hardwareaddress.h"
#include "contract/helpermessages.h"

#include <functional>
#include <utility>
#include <vector>

namespace Farlan
{

class LinkMessage;

// One end of a veth pair that is to be made.
struct VethEnd {
    QString name; // of the outer end a name or a pattern, of the inner end a name
    int mtu = 0; // 0: the kernel's default
};

// Finds, makes, changes and deletes interfaces of the network namespace it was opened in. Every
// call is one or two system calls and does not wait. A changed link is named by its ifindex, which
// stays the same when somebody renames it.
class LinkControl final
{
public:
    static Result<LinkControl> open();

    Result<LinkInfo> find(const QString &name);
    Result<LinkInfo> find(int ifindex);
    Result<LinkInfo> findBridge(const QString &name);
    Result<std::vector<LinkInfo>> list();
    Result<InterfaceStatistics> statistics(int ifindex);

    Result<std::vector<LinkAddress>> listAddresses(); // of all links
    // With the route to its network. An IPv6 address can be used at once.
    Result<void> addAddress(int ifindex, const InterfaceAddress &address);

    // Of all ports of a bridge that have seen somebody. Only a Linux bridge tells: Open vSwitch
    // keeps to itself what it has learned.
    Result<LearnedByPort> listLearnedAddresses(int bridge);

    // A bridge without spanning tree whose ports forward at once, and which passes LLDP and
    // 802.1X. Set its MTU afterwards: only then does it not follow that of its ports.
    Result<LinkInfo> createBridge(const QString &nameOrPattern);
    Result<std::pair<LinkInfo, LinkInfo>> createVethPair(const VethEnd &outer,
                                                         const VethEnd &inner);

    // A link that has gone already counts as deleted.
    Result<void> remove(int ifindex);

    Result<void> setAlias(int ifindex, const QString &alias); // at most 255 bytes
    Result<void> setHardwareAddress(int ifindex, const HardwareAddress &address);
    Result<void> setMaster(int ifindex, int master); // 0: none
    Result<void> setMtu(int ifindex, int mtu);
    Result<void> setPortIsolated(int ifindex, bool isolated); // of a bridge port
    Result<void> setTransmitQueueLength(int ifindex, int packets);
    Result<void> setUp(int ifindex, bool up);
    // The link gets no IPv6 address by itself. To be called before the link goes up and before
    // its MTU goes below IPv6's minimum, 1280.
    Result<void> disableIpv6AddressGeneration(int ifindex);
    // The link only forwards: no IPv4 that arrives there is for this machine itself, and no ARP is
    // answered. Only for links without an address.
    Result<void> closeToIpv4(int ifindex);

private:
    explicit LinkControl(RouteSocket socket)
        : m_socket(std::move(socket))
    {
    }

    // How often somebody else may take the name just chosen, or lists may be cut short by changes.
    static constexpr int kMostTries = 100;

    static Error refused(const QString &what, const KernelAnswer &answer);

    using TryName = std::function<KernelAnswer(const QString &name)>;
    Result<LinkInfo> create(const QString &nameOrPattern, const TryName &tryName);
    Result<LinkInfo> read(const LinkMessage &message, const QString &subject);
    Result<void> change(const LinkMessage &message, int ifindex, const QString &what);
    QString subjectOf(int ifindex);

    RouteSocket m_socket;
};

} // namespace Farlan
