// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QStringList>

namespace Farlan
{

// A profile with changes as they are typed: "mtu=1400"; "ip=10.5.0.2/24,fd00::2/64"; "user=" sets
// the default again. Relative paths are below the current folder. The file behind `cacerts` is
// read, and its certificates become part of the profile.
struct ProfileEdit {
    Profile profile;
    QStringList notices; // what has changed besides, for the person

    bool operator==(const ProfileEdit &) const = default;
};

// Errors are InvalidSettings and InvalidFile.
Result<ProfileEdit> editProfile(const Profile &profile, const QStringList &assignments);

// A new one, with an id of its own.
Result<ProfileEdit> makeProfile(const QString &name, const QStringList &assignments);

} // namespace Farlan
