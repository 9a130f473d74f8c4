// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/tunnelfinder.h"
#include "base/result.h"

#include <vector>

namespace Farlan
{

// The index of the tunnel that a person means: by its name or its interface, as it is or, where
// nothing else is called like that, in other case. Errors are NotFound, and InvalidSettings for
// what could mean several.
Result<size_t> chooseTunnel(const std::vector<FoundTunnel> &tunnels, const QString &name);

} // namespace Farlan
