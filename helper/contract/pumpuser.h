// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace Farlan
{

// Whom root has pumps run as: the system user farlan-pump or, where there is none, fixed numbers
// that nobody has.
struct PumpUser {
    uid_t uid = 0;
    gid_t gid = 0;

    static PumpUser find();
};

} // namespace Farlan
