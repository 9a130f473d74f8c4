// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/hardwareaddresses.h"
#include "broker/instance.h"
#include "broker/interfaces.h"
#include "broker/ownedlink.h"
#include "broker/tapdevice.h"
#include "contract/tunnelsettings.h"

#include <optional>

namespace Farlan
{

// A client's one TAP, with addresses of its own or as a port of a bridge of the administrator's.
// Made when the first sign-in has succeeded, it stays until the tunnel ends; while there is no
// connection its carrier is off, so that no stale frames wait.
class ClientInterface final : public Interfaces
{
public:
    ClientInterface(const TunnelSettings &settings, const TunnelIdentity &identity,
                    const Instance &instance, LinkControl &control);
    ~ClientInterface() override;

    Result<void> prepare() override;
    Result<Port> openPort(const PortWanted &wanted) override;
    void portConnected(qint64 port) override;
    bool hasPort(qint64 port) const override { return m_tap && port == kClientPort; }
    void setOffloads(qint64, Offloads offloads) override;
    void closePort(qint64 port) override;
    void closeAllPorts() override;
    QString device() const override;
    int ifindex() const override;
    std::vector<int> requiredLinks() const override;
    Error deletionOf(int ifindex) const override;
    std::vector<PortMtu> linkChanged(const LinkInfo &link) override;

private:
    struct Tap {
        TapDevice device;
        OwnedLink link; // deleted before the device's descriptor is closed
    };

    Result<void> create();
    Result<void> standAlone(int ifindex);
    Result<void> joinBridge(int ifindex);
    void setCarrier(bool carrier);

    const TunnelSettings &m_settings;
    const TunnelIdentity m_identity;
    const Instance &m_instance;
    LinkControl &m_control;
    std::optional<Tap> m_tap;
    QString m_name;
    int m_mtu = 0;
    LinkInfo m_bridge; // as it was found; ifindex 0: none is wanted
};

} // namespace Farlan
