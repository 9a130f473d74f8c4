// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/requestfiles.h"
#include "base/result.h"
#include "contract/tunnelsettings.h"

#include <QUuid>
#include <QVariantMap>

#include <span>

namespace Farlan
{

// What becomes of a password that a person has given, once it has worked. The later, the longer.
enum class PasswordKeeping {
    Never,
    UntilLogout,
    Keyring, // of the session, for good
};

QString keepingName(PasswordKeeping keeping); // "until-logout"

// A tunnel that is kept to be opened again and again. Never holds a password or a key.
struct Profile {
    QUuid id; // null only in what is exported
    TunnelSettings settings; // has a name; cacerts are there if the profile itself has them
    TunnelPaths paths; // absolute paths
    PasswordKeeping keepPassword = PasswordKeeping::Never; // a client's, for server and proxy
    bool startAtLogin = false; // the desktop application opens it when it starts with the session

    bool operator==(const Profile &) const = default;

    QString name() const { return settings.name; }
};

// Where it leads or listens, as in TunnelStatus.
QString locationOf(const Profile &profile);

enum class ProfileValue { Text, Number, Flag, List };

struct ProfileKey {
    QLatin1StringView name;
    ProfileValue kind;
};

// All keys that a profile can have, in the order in which they are written.
std::span<const ProfileKey> profileKeys();
const ProfileKey *findProfileKey(QStringView name); // null for none

// Keys and values as in the file: those of decodeSettings(), "id", "keep_password" and
// "start_at_login". "mode" may be missing for a client. `cacerts` is PEM or a path, `certfile`,
// `keyfile` and `htpasswd` are paths. Errors are InvalidSettings; the message begins with the key
// and a colon.
Result<Profile> decodeProfile(const QVariantMap &map);

// Only what differs from the default.
QVariantMap encodeProfile(const Profile &profile);

} // namespace Farlan
