// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/instance.h"
#include "broker/interfaces.h"
#include "broker/ownedlink.h"
#include "broker/tapdevice.h"
#include "contract/tunnelsettings.h"

#include <optional>

namespace Farlan
{

// A client's one TAP. Made when the first sign-in has succeeded, it stays until the tunnel ends;
// while there is no connection its carrier is off, so that no stale frames wait.
class ClientInterface final : public Interfaces
{
public:
    ClientInterface(const TunnelSettings &settings, const Instance &instance, LinkControl &control);
    ~ClientInterface() override;

    Result<void> prepare() override;
    Result<Port> openPort(const PortWanted &wanted) override;
    void portConnected(qint64 port) override;
    bool hasPort(qint64 port) const override { return m_tap && port == kClientPort; }
    void closePort(qint64 port) override;
    void closeAllPorts() override;
    QString device() const override;
    int ifindex() const override;
    std::vector<int> requiredLinks() const override;
    std::vector<PortMtu> linkChanged(const LinkInfo &link) override;

private:
    struct Tap {
        TapDevice device;
        OwnedLink link; // deleted before the device's descriptor is closed
    };

    Result<void> create();
    void setCarrier(bool carrier);

    const TunnelSettings &m_settings;
    const Instance &m_instance;
    LinkControl &m_control;
    std::optional<Tap> m_tap;
    QString m_name;
    int m_mtu = 0;
};

} // namespace Farlan
