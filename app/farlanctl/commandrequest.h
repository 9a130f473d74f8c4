// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/commandline.h"
#include "app/helper/tunnelrequest.h"

namespace Farlan
{

// A tunnel as it was asked for on the command line. Reads files and asks for passwords. Errors are
// InvalidSettings and InvalidFile.
Result<TunnelRequest> makeTunnelRequest(const CommandLine &commandLine);

// The server's password, from where the command line says. Prints what a person should know of that
// place.
Result<QString> findPassword(const CommandLine &commandLine, const QString &prompt);

} // namespace Farlan
