// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

namespace Farlan
{

// What a kept password is for. One that was given for another user or server is another password:
// it is never sent to where it was not meant to go.
struct PasswordPurpose {
    QUuid profile;
    QString profileName; // for people who look into their keyring; the profile may be renamed
    QString user;
    QString server; // see serverOf()

    bool operator==(const PasswordPurpose &) const = default;
};

// Scheme, host and port, as "wss://a.example:443". The same host without TLS is another server.
QString serverOf(const QUrl &uri);

// Without a user, there is none.
PasswordPurpose serversPassword(const Profile &profile);
PasswordPurpose proxysPassword(const Profile &profile);

} // namespace Farlan
