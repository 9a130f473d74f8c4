// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/serverinterfaces.h"

#include "broker/addressing.h"
#include "broker/ipv6settings.h"
#include "contract/errornames.h"

namespace Farlan
{

namespace
{

// Inside, nothing but the outer veth end's own MTU shall limit frames. A bridge whose ports have
// different MTUs takes the smallest, so the inner end's is the largest that veth has, and the
// bridge's own is set last.
constexpr int kInnerVethMtu = 65535;
const QString kPrivateBridges = QStringLiteral("flb%d");
const QString kClientPorts = QStringLiteral("flp%d");

} // namespace

ServerInterfaces::ServerInterfaces(const TunnelSettings &settings, const TunnelIdentity &identity,
                                   const Instance &instance, LinkControl &control)
    : m_settings(settings)
    , m_identity(identity)
    , m_instance(instance)
    , m_control(control)
{
}

ServerInterfaces::~ServerInterfaces() = default;

Result<void> ServerInterfaces::prepare()
{
    if (const Result<void> tun = checkTunAvailable(); !tun) {
        return tun;
    }
    return m_settings.bridge.isEmpty() ? makePrivateBridge() : joinBridge();
}

Result<void> ServerInterfaces::joinBridge()
{
    const Result<LinkInfo> bridge = m_control.findBridge(m_settings.bridge);
    if (!bridge) {
        return bridge.error();
    }
    m_bridge = bridge->ifindex;
    m_device = *bridge;
    m_portMtu = bridge->mtu; // another would change the bridge's own
    return {};
}

Result<void> ServerInterfaces::makePrivateBridge()
{
    if (Result<void> free = checkNetworksFree(m_control, m_settings.ip); !free) {
        return free;
    }
    const Result<LinkInfo> bridge = m_control.createBridge(kPrivateBridges);
    if (!bridge) {
        return bridge.error();
    }
    m_bridge = bridge->ifindex;
    m_ownBridge.emplace(m_control, m_bridge);
    // At once: only with its alias would a link be found again if we were killed.
    const QString what = QStringLiteral("server ") + m_settings.device;
    if (Result<void> marked = m_control.setAlias(m_bridge, m_instance.aliasFor(what)); !marked) {
        return marked;
    }
    const QString innerName
        = QStringLiteral("flv") + bridge->name.mid(kPrivateBridges.size() - 2); // its number
    const auto veth = m_control.createVethPair(VethEnd{ m_settings.device, m_settings.mtu },
                                               VethEnd{ innerName, kInnerVethMtu });
    if (!veth) {
        return veth.error();
    }
    m_device = veth->first;
    m_ownVeth.emplace(m_control, m_device.ifindex);
    m_portMtu = kMaximumMtu;
    const int inner = veth->second.ifindex;
    // Clients meet this machine at the outer veth end, where its administrator expects them, and
    // not at the bridge as well: it is closed to IPv4 and IPv6.
    return inOrder({
        [&] { return m_control.setAlias(m_device.ifindex, m_instance.aliasFor(what)); },
        [&] { return m_control.setAlias(inner, m_instance.aliasFor(what)); },
        [&] {
            return m_control.setHardwareAddress(
                m_device.ifindex, chooseHardwareAddress(m_settings, m_identity, m_control));
        },
        [&]() -> Result<void> {
            disableIpv6(bridge->name);
            return m_control.disableIpv6AddressGeneration(m_bridge);
        },
        [&] { return m_control.closeToIpv4(m_bridge); },
        [&] { return m_control.disableIpv6AddressGeneration(inner); },
        [&] { return m_control.setMaster(inner, m_bridge); },
        [&] { return m_control.setMtu(m_bridge, kMaximumMtu); },
        [&] { return m_control.setUp(m_bridge, true); },
        [&] { return m_control.setUp(inner, true); },
        [&]() -> Result<void> {
            ignoreRouterAdvertisements(m_device.name);
            return {};
        },
        [&] { return m_control.setUp(m_device.ifindex, true); },
        [&] { return assignAddresses(m_control, m_device.ifindex, m_settings.ip); },
    });
}

Result<Interfaces::Port> ServerInterfaces::openPort(const PortWanted &wanted)
{
    // The pump counts its clients; it is not trusted to.
    if (m_ports.size() >= static_cast<size_t>(m_settings.maxClients)) {
        return Error{
            ErrorName::DeviceUnavailable,
            QStringLiteral("All %1 client ports are in use.").arg(m_settings.maxClients)
        };
    }
    Result<TapDevice> device = TapDevice::create(kClientPorts);
    if (!device) {
        return device.error();
    }
    const int ifindex = device->ifindex();
    ClientPort port{ std::move(*device), OwnedLink(m_control, ifindex), m_portMtu };
    const QString client = wanted.user.isEmpty()
        ? wanted.address
        : QStringLiteral("%1 %2").arg(wanted.user, wanted.address);
    const Result<void> made = inOrder({
        [&] {
            return m_control.setAlias(
                ifindex, m_instance.aliasFor(QStringLiteral("%1 %2").arg(m_device.name, client)));
        },
        [&] {
            return m_control.setHardwareAddress(ifindex, asPortAddress(randomHardwareAddress()));
        },
        [&] { return m_control.disableIpv6AddressGeneration(ifindex); },
        [&] { return m_control.setMtu(ifindex, m_portMtu); },
        [&] { return m_control.setTransmitQueueLength(ifindex, kTransmitQueueLength); },
        [&] { return m_control.setMaster(ifindex, m_bridge); },
        [&] { return m_control.setPortIsolated(ifindex, m_settings.isolate); },
        [&] { return m_control.setUp(ifindex, true); },
    });
    if (!made) {
        return made.error();
    }
    const Port opened{ port.device.fd(), port.device.name(), ifindex, m_portMtu,
                       port.device.supportedOffloads() };
    m_ports.erase(wanted.port);
    m_ports.emplace(wanted.port, std::move(port));
    return opened;
}

void ServerInterfaces::setOffloads(qint64 port, Offloads offloads)
{
    if (const auto found = m_ports.find(port); found != m_ports.end()) {
        found->second.device.setOffloads(offloads);
    }
}

Error ServerInterfaces::deletionOf(int ifindex) const
{
    return ifindex == m_bridge && !m_ownBridge ? deletedBridge(m_device.name)
                                               : deletedInterface(m_device.name);
}

std::vector<PortMtu> ServerInterfaces::linkChanged(const LinkInfo &link)
{
    if (link.ifindex == m_device.ifindex) {
        m_device.name = link.name; // the administrator may have renamed it
    }
    if (link.ifindex == m_bridge && !m_ownBridge) {
        m_portMtu = link.mtu;
    }
    for (auto &[number, port] : m_ports) {
        if (port.link.ifindex() == link.ifindex && port.mtu != link.mtu) {
            port.mtu = link.mtu;
            return { PortMtu{ number, link.mtu } };
        }
    }
    return {};
}

} // namespace Farlan
