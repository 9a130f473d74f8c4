// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/tunnelrequest.h"
#include "base/result.h"

#include <QString>

namespace Farlan
{

// The files that a tunnel's settings and secrets come from; empty for none.
struct TunnelPaths {
    QString cacerts;
    QString certfile;
    QString keyfile;
    QString htpasswd;

    bool operator==(const TunnelPaths &) const = default;
};

// Reads them into the request. `prefix` stands before a file's key in errors (InvalidFile), as
// "--" in "--cacerts".
Result<void> readTunnelPaths(const TunnelPaths &paths, const QString &prefix,
                             TunnelRequest &request);

// What a person should know before the tunnel is opened: who can listen, and to what.
void addSafetyWarnings(TunnelRequest &request);

} // namespace Farlan
