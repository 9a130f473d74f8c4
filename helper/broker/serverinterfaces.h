// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/hardwareaddresses.h"
#include "broker/instance.h"
#include "broker/interfaces.h"
#include "broker/ownedlink.h"
#include "broker/tapdevice.h"
#include "contract/tunnelsettings.h"

#include <QHash>

#include <map>
#include <optional>

namespace Farlan
{

// A server's bridge and the TAP port of each client on it: the kernel is the switch. The bridge is
// the administrator's, or a private one with a veth pair, whose outer end carries the tunnel's
// name.
class ServerInterfaces final : public Interfaces
{
public:
    ServerInterfaces(const TunnelSettings &settings, const TunnelIdentity &identity,
                     const Instance &instance, LinkControl &control);
    ~ServerInterfaces() override;

    Result<void> prepare() override;
    Result<Port> openPort(const PortWanted &wanted) override;
    void portConnected(qint64) override { }
    bool hasPort(qint64 port) const override { return m_ports.contains(port); }
    void setOffloads(qint64 port, Offloads offloads) override;
    void closePort(qint64 port) override { m_ports.erase(port); }
    void closeAllPorts() override { m_ports.clear(); }
    QString device() const override { return m_device.name; }
    int ifindex() const override { return m_device.ifindex; }
    std::vector<int> requiredLinks() const override { return { m_bridge, m_device.ifindex }; }
    Error deletionOf(int ifindex) const override;
    std::vector<PortMtu> linkChanged(const LinkInfo &link) override;

private:
    struct ClientPort {
        TapDevice device;
        OwnedLink link; // deleted before the device's descriptor is closed
        int mtu = 0;
    };

    Result<void> joinBridge();
    Result<void> makePrivateBridge();

    const TunnelSettings &m_settings;
    const TunnelIdentity m_identity;
    const Instance &m_instance;
    LinkControl &m_control;
    std::optional<OwnedLink> m_ownBridge;
    std::optional<OwnedLink> m_ownVeth; // the outer end; the inner one goes with it
    int m_bridge = 0; // ifindex
    LinkInfo m_device;
    int m_portMtu = 0;
    std::map<qint64, ClientPort> m_ports;
};

} // namespace Farlan
