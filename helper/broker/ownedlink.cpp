// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/ownedlink.h"

#include "broker/log.h"

namespace Farlan
{

OwnedLink::~OwnedLink()
{
    if (m_ifindex == 0) {
        return;
    }
    if (const Result<void> removed = m_control->remove(m_ifindex); !removed) {
        qCWarning(lcBroker).noquote() << removed.error().message;
    }
}

} // namespace Farlan
