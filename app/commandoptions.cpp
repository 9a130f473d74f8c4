// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoptions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr std::array kClient = { Command::Client };
constexpr std::array kServer = { Command::Server };
constexpr std::array kList = { Command::List };
constexpr std::array kTunnels = { Command::Client, Command::Server };

// clang-format off
constexpr std::array kOptions = {
    CommandOption {"uri"_L1, "URI"_L1, "address of the server, ws:// or wss:// (required)"_L1, kClient},
    CommandOption {"user"_L1, "NAME"_L1, "sign in as NAME; the password is asked for or piped in"_L1, kClient},
    CommandOption {"passwd-file"_L1, "FILE"_L1, "read the password from the first line of FILE"_L1, kClient},
    CommandOption {"passwd"_L1, "PASSWORD"_L1, "the password; other users of this machine can see it"_L1, kClient},
    CommandOption {"cacerts"_L1, "FILE"_L1, "trust only the CAs in FILE, not the system's (PEM)"_L1, kClient},
    CommandOption {"insecure"_L1, {}, "accept any certificate of the server (unsafe)"_L1, kClient},
    CommandOption {"proxy"_L1, "URI"_L1, "go through http://[user@]host:port (default: no proxy)"_L1, kClient},

    CommandOption {"address"_L1, "ADDRESS"_L1, "listen on this IPv4 or IPv6 address (default: all)"_L1, kServer},
    CommandOption {"port"_L1, "N"_L1, "listen on this port (default: 80; 443 with --certfile)"_L1, kServer},
    CommandOption {"path"_L1, "PATH"_L1, "serve the tunnel at this path (default: /)"_L1, kServer},
    CommandOption {"htpasswd"_L1, "FILE"_L1, "let in only the users in FILE (default: everybody)"_L1, kServer},
    CommandOption {"certfile"_L1, "FILE"_L1, "serve wss:// with this certificate chain (PEM)"_L1, kServer},
    CommandOption {"keyfile"_L1, "FILE"_L1, "private key of the certificate (PEM)"_L1, kServer},
    CommandOption {"bridge"_L1, "NAME"_L1, "bridge that clients join (default: a private one)"_L1, kServer},
    CommandOption {"max-clients"_L1, "N"_L1, "clients at the same time, 1 to 1023 (default: 256)"_L1, kServer},
    CommandOption {"allow-origin"_L1, "ORIGIN"_L1, "let in web pages from https://host[:port]; repeatable"_L1, kServer, true},
    CommandOption {"isolate"_L1, {}, "keep clients from reaching each other"_L1, kServer},

    CommandOption {"json"_L1, {}, "print JSON, for programs"_L1, kList},

    CommandOption {"device"_L1, "NAME"_L1, "name of the interface (default: ethws%d, first free)"_L1, kTunnels},
    CommandOption {"mtu"_L1, "N"_L1, "MTU of the interface, 68 to 65521 (default: 1500)"_L1, kTunnels},
    CommandOption {"foreground"_L1, {}, "stay until interrupted, and report every change"_L1, kTunnels},
    CommandOption {"debug"_L1, {}, "log more about what happens"_L1, {}},
    CommandOption {"help"_L1, {}, "print this help"_L1, {}},
    CommandOption {"version"_L1, {}, "print the version"_L1, {}},
};
// clang-format on

} // namespace

bool CommandOption::belongsTo(Command command) const
{
    return commands.empty()
        || std::find(commands.begin(), commands.end(), command) != commands.end();
}

std::span<const CommandOption> commandOptions()
{
    return kOptions;
}

const CommandOption *findOption(QStringView name)
{
    const auto found
        = std::find_if(kOptions.begin(), kOptions.end(),
                       [name](const CommandOption &option) { return option.name == name; });
    return found == kOptions.end() ? nullptr : &*found;
}

} // namespace Farlan
