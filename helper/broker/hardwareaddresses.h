// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/hardwareaddress.h"
#include "contract/tunnelsettings.h"

#include <QByteArray>

#include <optional>

namespace Farlan
{

class LinkControl;

// Which tunnel it is, so that it can be known again the next time it is opened.
struct TunnelIdentity {
    quint32 owner = 0; // uid
    QString name = {}; // among the owner's; empty: it is a new one each time
};

// A number of this machine's that is ours alone; nothing when the machine has no id.
std::optional<QByteArray> machineKey();

// The same each time, and locally administered.
HardwareAddress stableHardwareAddress(const QByteArray &machineKey, TunnelMode mode,
                                      const TunnelIdentity &tunnel);
HardwareAddress randomHardwareAddress();

// A bridge takes the lowest address of its ports: these are higher than any other (first byte 0xfe,
// as libvirt does), so that a bridge with other ports keeps its own.
HardwareAddress asPortAddress(HardwareAddress address);

// What the tunnel's interface shall have: the one in its settings, the stable one, or a random one
// when the tunnel has no name or another link of this machine has the stable one already. As a
// bridge's port where the settings name one.
HardwareAddress chooseHardwareAddress(const TunnelSettings &settings, const TunnelIdentity &tunnel,
                                      LinkControl &links);

} // namespace Farlan
