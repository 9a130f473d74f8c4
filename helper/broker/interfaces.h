// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "broker/linkinfo.h"
#include "contract/pumpmessages.h"

#include <QString>

#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

namespace Farlan
{

struct Surroundings;
struct TunnelIdentity;
struct TunnelSettings;

// Frames that wait in a TAP for a pump that is busy: 20 ms of a 100 Mbit/s line, 16 MiB of the
// largest.
inline constexpr int kTransmitQueueLength = 256;

// The interfaces of one tunnel. Whatever it made is deleted with it, or when a step fails.
class Interfaces
{
public:
    // What a pump needs to know of a port. The TAP stays ours.
    struct Port {
        int tap = -1;
        QString device;
        int ifindex = 0;
        int mtu = 0;
        Offloads offloads; // that the kernel can take
    };

    // For a client or a server, as the settings say. Settings and surroundings outlive it.
    static std::unique_ptr<Interfaces> create(const TunnelSettings &settings,
                                              const TunnelIdentity &identity,
                                              Surroundings &surroundings);

    Interfaces() = default;
    virtual ~Interfaces() = default;
    Q_DISABLE_COPY_MOVE(Interfaces)

    // Before the pump is started: what can be made or checked without a peer.
    virtual Result<void> prepare() = 0;
    virtual Result<Port> openPort(const PortWanted &wanted) = 0;
    virtual void portConnected(qint64 port) = 0;
    virtual bool hasPort(qint64 port) const = 0;
    virtual void setOffloads(qint64 port, Offloads offloads) = 0; // what its pump can take
    virtual void closePort(qint64 port) = 0;
    virtual void closeAllPorts() = 0; // the pump has gone

    // The interface that the tunnel is known by; empty and 0 while there is none.
    virtual QString device() const = 0;
    virtual int ifindex() const = 0;
    // Those that the tunnel cannot live without, by ifindex.
    virtual std::vector<int> requiredLinks() const = 0;
    // What it means that one of them was deleted by somebody else.
    virtual Error deletionOf(int ifindex) const = 0;
    // The ports whose MTU this changes.
    virtual std::vector<PortMtu> linkChanged(const LinkInfo &link) = 0;

protected:
    using Step = std::function<Result<void>()>;
    // Until one fails.
    static Result<void> inOrder(std::initializer_list<Step> steps);
    static Error deletedInterface(const QString &name);
    static Error deletedBridge(const QString &name);
};

} // namespace Farlan
