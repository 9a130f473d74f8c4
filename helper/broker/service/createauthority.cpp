// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/authority.h"
#ifdef FARLAN_POLKIT_QT
#include "broker/service/polkitqtauthority.h"
#else
#include "broker/service/dbusauthority.h"
#endif

namespace Farlan
{

std::unique_ptr<Authority> createAuthority([[maybe_unused]] const QDBusConnection &systemBus)
{
#ifdef FARLAN_POLKIT_QT
    return std::make_unique<PolkitQtAuthority>(); // has a connection of its own
#else
    return std::make_unique<DBusAuthority>(systemBus);
#endif
}

} // namespace Farlan
