// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/tunnelsettings.h"

#include <QStringList>

namespace Farlan
{

// A tunnel to be opened, with its files read and its passwords known.
struct TunnelRequest {
    TunnelSettings settings;
    TunnelSecrets secrets;
    QStringList warnings; // for the person, before it is opened
};

} // namespace Farlan
