// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/serverinterfaces.h"

#include "broker/log.h"
#include "contract/errornames.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>

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

// A bridge takes the lowest MAC of its ports: these are higher than any other (locally
// administered, unicast, first byte 0xfe; as libvirt does).
HardwareAddress randomPortAddress()
{
    HardwareAddress address{ 0xfe };
    std::generate(address.begin() + 1, address.end(),
                  [] { return static_cast<quint8>(QRandomGenerator::system()->bounded(256)); });
    return address;
}

// There is no netlink attribute for this. In a container the file may be read-only, which leaves an
// IPv6 without addresses.
void disableIpv6(const QString &link)
{
    QFile file(QStringLiteral("/proc/sys/net/ipv6/conf/%1/disable_ipv6").arg(link));
    if (!file.exists()) {
        return;
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write("1") != 1) {
        qCWarning(lcBroker).noquote() << QStringLiteral("IPv6 on %1 could not be switched off: %2")
                                             .arg(link, file.errorString());
    }
}

} // namespace

ServerInterfaces::ServerInterfaces(const TunnelSettings &settings, const Instance &instance,
                                   LinkControl &control)
    : m_settings(settings)
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
        [&] { return m_control.setUp(m_device.ifindex, true); },
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
        [&] { return m_control.setHardwareAddress(ifindex, randomPortAddress()); },
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
    const Port opened{ port.device.fd(), port.device.name(), m_portMtu };
    m_ports.erase(wanted.port);
    m_ports.emplace(wanted.port, std::move(port));
    return opened;
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
