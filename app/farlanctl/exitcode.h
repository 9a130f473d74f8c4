// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace Farlan
{

// How farlanctl ends, as its man page says.
enum class ExitCode {
    Success = 0,
    Failure = 1, // anything else
    Usage = 2, // arguments or files that cannot be meant
    Authentication = 3, // user name, password or access, of the server or the proxy
    Certificate = 4, // the server's certificate, or TLS itself
    Network = 5, // no way to the server, or what is there is no tunnel
    Permission = 6, // not root, or not allowed
    Interface = 7, // an interface, a bridge or a listening address is not to be had
    NotFound = 8, // no such tunnel
    Helper = 9, // there is no helper to talk to
    Keyring = 10, // missing, locked, or it does not answer
};

ExitCode exitCodeFor(const Error &error);

} // namespace Farlan
