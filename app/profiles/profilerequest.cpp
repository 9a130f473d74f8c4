// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profilerequest.h"

#include "app/helper/requestfiles.h"

namespace Farlan
{

Result<TunnelRequest> makeTunnelRequest(const Profile &profile)
{
    TunnelRequest request{ profile.settings, {}, {} };
    if (const Result<void> read = readTunnelPaths(profile.paths, {}, request); !read) {
        return read.error();
    }
    addSafetyWarnings(request);
    return request;
}

} // namespace Farlan
