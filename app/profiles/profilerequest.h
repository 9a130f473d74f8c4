// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/tunnelrequest.h"
#include "app/profiles/profile.h"

namespace Farlan
{

// What is to be asked of the helper for a profile, with its files read but without passwords.
// Errors are InvalidFile.
Result<TunnelRequest> makeTunnelRequest(const Profile &profile);

} // namespace Farlan
