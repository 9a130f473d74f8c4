// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session.h"

#include <QDBusConnection>

namespace Farlan
{

Session::Session()
    : instance(QDBusConnection::sessionBus())
    , trayHost(QDBusConnection::sessionBus())
    , notifications(QDBusConnection::sessionBus())
    , store(ProfileFolders::standard())
    , client(QDBusConnection::systemBus())
    , model(store, client)
    , log(model)
    , control(model, store, client, passwords)
    , removal(model, control, store)
{
    store.setLockPatience(kLockPatienceOfWindows);
}

Session::~Session() = default;

} // namespace Farlan
