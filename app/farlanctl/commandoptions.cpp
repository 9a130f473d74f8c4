// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/commandoptions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr std::array kCalling = { Command::Client, Command::Test };
constexpr std::array kServer = { Command::Server };
constexpr std::array kConnect = { Command::Connect };
constexpr std::array kOpening = { Command::Client, Command::Server, Command::Connect };
constexpr std::array kSigningIn
    = { Command::Client, Command::Connect, Command::Test, Command::Password, Command::User };
constexpr std::array kPassword = { Command::Password };
constexpr std::array kNamed = { Command::Client, Command::Server, Command::Profile };
constexpr std::array kDisconnect = { Command::Disconnect };
constexpr std::array kDoctor = { Command::Doctor };
constexpr std::array kLooking = { Command::List, Command::Status, Command::Monitor };
constexpr std::array kReporting
    = { Command::List,   Command::Status,  Command::Monitor, Command::Test,
        Command::Doctor, Command::Profile, Command::User };
constexpr std::array kStatus = { Command::Status };
constexpr std::array kTunnels = { Command::Client, Command::Server };

// clang-format off
constexpr std::array kOptions = {
    CommandOption {"uri"_L1, "URI"_L1, "address of the server, ws:// or wss:// (required)"_L1, kCalling},
    CommandOption {"user"_L1, "NAME"_L1, "sign in as NAME; the password is asked for or piped in"_L1, kCalling},
    CommandOption {"passwd-file"_L1, "FILE"_L1, "read the password from the first line of FILE"_L1, kSigningIn},
    CommandOption {"passwd"_L1, "PASSWORD"_L1, "the password; other users of this machine can see it"_L1, kCalling},
    CommandOption {"cacerts"_L1, "FILE"_L1, "trust only the CAs in FILE, not the system's (PEM)"_L1, kCalling},
    CommandOption {"pin"_L1, "SHA256"_L1, "accept exactly the server certificate with this SHA-256"_L1, kCalling},
    CommandOption {"insecure"_L1, {}, "accept any certificate of the server (unsafe)"_L1, kCalling},
    CommandOption {"proxy"_L1, "URI"_L1, "go through http://[user@]host:port (default: no proxy)"_L1, kCalling},

    CommandOption {"address"_L1, "ADDRESS"_L1, "listen on this IPv4 or IPv6 address (default: all)"_L1, kServer},
    CommandOption {"port"_L1, "N"_L1, "listen on this port (default: 80; 443 with --certfile)"_L1, kServer},
    CommandOption {"path"_L1, "PATH"_L1, "serve the tunnel at this path (default: /)"_L1, kServer},
    CommandOption {"htpasswd"_L1, "FILE"_L1, "let in only the users in FILE (default: everybody)"_L1, kServer},
    CommandOption {"certfile"_L1, "FILE"_L1, "serve wss:// with this certificate chain (PEM)"_L1, kServer},
    CommandOption {"keyfile"_L1, "FILE"_L1, "private key of the certificate (PEM)"_L1, kServer},
    CommandOption {"max-clients"_L1, "N"_L1, "clients at the same time, 1 to 1023 (default: 256)"_L1, kServer},
    CommandOption {"allow-origin"_L1, "ORIGIN"_L1, "let in web pages from https://host[:port]; repeatable"_L1, kServer, true},
    CommandOption {"isolate"_L1, {}, "keep clients from reaching each other"_L1, kServer},

    CommandOption {"until-logout"_L1, {}, "keep it until you log out, not for good"_L1, kPassword},
    CommandOption {"untested"_L1, {}, "keep it without trying whether the server takes it"_L1, kPassword},

    CommandOption {"wait"_L1, "SECONDS"_L1, "stay until it is connected, so long at most"_L1, kConnect, false, true},

    CommandOption {"all"_L1, {}, "other users' tunnels, too; may need permission"_L1, kLooking},
    CommandOption {"watch"_L1, {}, "stay, and show every change"_L1, kStatus},
    CommandOption {"all"_L1, {}, "end all of your tunnels"_L1, kDisconnect},
    CommandOption {"uri"_L1, "URI"_L1, "look up the host of this server, too"_L1, kDoctor},
    CommandOption {"json"_L1, {}, "print JSON, for programs"_L1, kReporting},

    CommandOption {"device"_L1, "NAME"_L1, "name of the interface (default: ethws%d, first free)"_L1, kTunnels},
    CommandOption {"name"_L1, "NAME"_L1, "what to call the tunnel; gives it a MAC that stays"_L1, kNamed},
    CommandOption {"ip"_L1, "ADDRESS"_L1, "address of the interface, as 10.1.1.2/24; repeatable"_L1, kTunnels, true},
    CommandOption {"mac"_L1, "ADDRESS"_L1, "hardware address of the interface"_L1, kTunnels},
    CommandOption {"bridge"_L1, "NAME"_L1, "existing bridge that the tunnel joins (default: none)"_L1, kTunnels},
    CommandOption {"plain"_L1, {}, "one frame a message, also with another Farlan (slower)"_L1, kTunnels},
    CommandOption {"mtu"_L1, "N"_L1, "MTU of the interface, 68 to 65521 (default: 1500)"_L1, kTunnels},
    CommandOption {"foreground"_L1, {}, "stay until interrupted, and report every change"_L1, kOpening},
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

QList<Command> commandsWithOption(QStringView name)
{
    QList<Command> commands;
    for (const CommandOption &option : kOptions) {
        if (option.name == name) {
            commands.append(QList<Command>(option.commands.begin(), option.commands.end()));
        }
    }
    return commands;
}

} // namespace Farlan
