// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "contract/tunnelsettings.h"

#include <utility>

namespace Farlan
{

// How settings and secrets cross to another process: as JSON in a sealed memory file each. Settings
// may be too large for a message, and secrets must not be in one.
struct TunnelFiles {
    UniqueFd settings;
    UniqueFd secrets;
};

Result<TunnelFiles> makeTunnelFiles(const TunnelSettings &settings, const TunnelSecrets &secrets);

// Of files that somebody else made and may have made wrong. The error is InvalidSettings.
Result<std::pair<TunnelSettings, TunnelSecrets>> readTunnelFiles(int settings, int secrets);

} // namespace Farlan
