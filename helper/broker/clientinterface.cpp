// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/clientinterface.h"

#include "broker/addressing.h"
#include "broker/ipv6settings.h"
#include "broker/linkname.h"
#include "broker/log.h"
#include "contract/errornames.h"

namespace Farlan
{

ClientInterface::ClientInterface(const TunnelSettings &settings, const TunnelIdentity &identity,
                                 const Instance &instance, LinkControl &control)
    : m_settings(settings)
    , m_identity(identity)
    , m_instance(instance)
    , m_control(control)
{
}

ClientInterface::~ClientInterface() = default;

Result<void> ClientInterface::prepare()
{
    if (const Result<void> tun = checkTunAvailable(); !tun) {
        return tun;
    }
    if (!isLinkNamePattern(m_settings.device) && m_control.find(m_settings.device)) {
        return Error{
            ErrorName::DeviceExists,
            QStringLiteral("There is already an interface \"%1\".").arg(m_settings.device),
            QStringLiteral("Choose another name, or one that ends in \"%d\" for the first "
                           "free number.")
        };
    }
    if (m_settings.bridge.isEmpty()) {
        return checkNetworksFree(m_control, m_settings.ip);
    }
    const Result<LinkInfo> bridge = m_control.findBridge(m_settings.bridge);
    if (!bridge) {
        return bridge.error();
    }
    m_bridge = *bridge;
    return {};
}

Result<Interfaces::Port> ClientInterface::openPort(const PortWanted &wanted)
{
    if (wanted.port != kClientPort) {
        return Error{ ErrorName::HelperFailed,
                      QStringLiteral("A client has one interface; the pump asked for another.") };
    }
    if (!m_tap) {
        if (const Result<void> created = create(); !created) {
            m_tap.reset();
            return created.error();
        }
    }
    m_tap->device.setOffloads({}); // the server may be another than before
    return Port{ m_tap->device.fd(), m_name, ifindex(), m_mtu, m_tap->device.supportedOffloads() };
}

Result<void> ClientInterface::create()
{
    Result<TapDevice> device = TapDevice::create(m_settings.device);
    if (!device) {
        return device.error();
    }
    const int ifindex = device->ifindex();
    m_name = device->name();
    m_tap.emplace(Tap{ std::move(*device), OwnedLink(m_control, ifindex) });
    return inOrder({
        [&] {
            return m_control.setAlias(
                ifindex, m_instance.aliasFor(QStringLiteral("client of ") + m_settings.uri.host()));
        },
        [&] { return m_tap->device.setCarrier(false); },
        [&] {
            return m_control.setHardwareAddress(
                ifindex, chooseHardwareAddress(m_settings, m_identity, m_control));
        },
        [&] { return m_control.setTransmitQueueLength(ifindex, kTransmitQueueLength); },
        [&] { return m_bridge.ifindex != 0 ? joinBridge(ifindex) : standAlone(ifindex); },
        [&]() -> Result<void> {
            const Result<LinkInfo> link = m_control.find(ifindex);
            m_mtu = link ? link->mtu : 0;
            return link ? Result<void>() : Result<void>(link.error());
        },
    });
}

Result<void> ClientInterface::standAlone(int ifindex)
{
    return inOrder({
        [&]() -> Result<void> {
            return m_settings.mtu != 0 ? m_control.setMtu(ifindex, m_settings.mtu) : Result<void>();
        },
        [&]() -> Result<void> {
            ignoreRouterAdvertisements(m_name);
            return {};
        },
        [&] { return m_control.setUp(ifindex, true); },
        [&] { return assignAddresses(m_control, ifindex, m_settings.ip); },
    });
}

// The TAP is no station then, only a way to the bridge. With another MTU it would change that of
// the bridge.
Result<void> ClientInterface::joinBridge(int ifindex)
{
    const Result<LinkInfo> bridge = m_control.find(m_bridge.ifindex);
    if (!bridge) {
        return deletedBridge(m_bridge.name); // while we were connecting
    }
    return inOrder({
        [&] { return m_control.disableIpv6AddressGeneration(ifindex); },
        [&] { return m_control.setMtu(ifindex, bridge->mtu); },
        [&] { return m_control.setMaster(ifindex, bridge->ifindex); },
        [&] { return m_control.setUp(ifindex, true); },
    });
}

void ClientInterface::portConnected(qint64)
{
    setCarrier(true);
}

void ClientInterface::setOffloads(qint64, Offloads offloads)
{
    if (m_tap) {
        m_tap->device.setOffloads(offloads);
    }
}

void ClientInterface::closePort(qint64)
{
    setCarrier(false);
}

void ClientInterface::closeAllPorts()
{
    setCarrier(false);
}

void ClientInterface::setCarrier(bool carrier)
{
    if (!m_tap) {
        return;
    }
    if (const Result<void> set = m_tap->device.setCarrier(carrier); !set) {
        qCWarning(lcBroker).noquote() << set.error().message;
    }
}

QString ClientInterface::device() const
{
    return m_tap ? m_name : QString();
}

int ClientInterface::ifindex() const
{
    return m_tap ? m_tap->link.ifindex() : 0;
}

std::vector<int> ClientInterface::requiredLinks() const
{
    std::vector<int> links;
    if (m_bridge.ifindex != 0) {
        links.push_back(m_bridge.ifindex);
    }
    if (m_tap) {
        links.push_back(ifindex());
    }
    return links;
}

Error ClientInterface::deletionOf(int ifindex) const
{
    return ifindex == m_bridge.ifindex ? deletedBridge(m_bridge.name) : deletedInterface(m_name);
}

std::vector<PortMtu> ClientInterface::linkChanged(const LinkInfo &link)
{
    if (link.ifindex == m_bridge.ifindex) {
        m_bridge.name = link.name;
    }
    if (!m_tap || link.ifindex != ifindex()) {
        return {};
    }
    m_name = link.name; // the administrator may have renamed it
    if (link.mtu == m_mtu) {
        return {};
    }
    m_mtu = link.mtu;
    return { PortMtu{ kClientPort, m_mtu } };
}

} // namespace Farlan
