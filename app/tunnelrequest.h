// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "contract/tunnelsettings.h"

#include <QStringList>

namespace Farlan
{

// A tunnel as it was asked for on the command line, with its files read and its passwords known.
struct TunnelRequest {
    TunnelSettings settings;
    TunnelSecrets secrets;
    QStringList warnings;
};

// Reads files and asks for passwords. Errors are InvalidSettings and InvalidFile.
Result<TunnelRequest> makeTunnelRequest(const CommandLine &commandLine);

} // namespace Farlan
