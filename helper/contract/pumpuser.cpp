// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/pumpuser.h"

#include <pwd.h>

namespace Farlan
{

namespace
{

constexpr char kUser[] = "farlan-pump";
// Between the ranges that systemd and Debian hand out (systemd's docs/UIDS-GIDS.md).
constexpr uid_t kFallbackId = 60970;

} // namespace

PumpUser PumpUser::find()
{
    if (const passwd *entry = getpwnam(kUser); entry && entry->pw_uid != 0) {
        return { entry->pw_uid, entry->pw_gid };
    }
    return { kFallbackId, kFallbackId };
}

} // namespace Farlan
