// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/removal.h"
#include "app/control/tunnelcontrol.h"
#include "app/desktop/notifications.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/trayhost.h"
#include "app/helper/helperclient.h"
#include "app/model/tunnellog.h"
#include "app/model/tunnelmodel.h"
#include "app/profiles/profilestore.h"
#include "app/secrets/passwordstore.h"

namespace Farlan
{

// All that the windows stand on, each part once, in the order in which they need each other.
struct Session {
    Session();
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    SingleInstance instance;
    TrayHost trayHost;
    Notifications notifications;
    ProfileStore store;
    HelperClient client;
    PasswordStore passwords;
    TunnelModel model;
    TunnelLog log;
    TunnelControl control;
    Removal removal;
};

} // namespace Farlan
