// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/commandline.h"
#include "app/farlanctl/commandoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString introduction(Command command)
{
    switch (command) {
    case Command::None:
        return u"Usage: farlanctl COMMAND [OPTION…]\n"
               "Ethernet tunnels over WebSocket.\n"
               "\n"
               "Commands:\n"
               "  client           connect to a server\n"
               "  server           let clients connect\n"
               "  connect NAME     open the tunnel of a profile\n"
               "  profile …        keep, show and change profiles\n"
               "  password …       keep passwords in your keyring\n"
               "  user …           say who may sign in to the server of a profile\n"
               "  test             try the way to a server\n"
               "  list             show the tunnels\n"
               "  status [NAME]    show all there is to know of tunnels\n"
               "  disconnect NAME  end a tunnel\n"
               "  reconnect NAME   try again now\n"
               "  monitor          tell of every change\n"
               "  doctor           look for what keeps tunnels from working\n"
               "\n"
               "farlanctl COMMAND --help shows the options of a command.\n"_s;
    case Command::Client:
        return u"Usage: farlanctl client --uri URI [OPTION…]\n"
               "Connects this machine to the LAN behind a server.\n"_s;
    case Command::Server:
        return u"Usage: farlanctl server [OPTION…]\n"
               "Lets clients join a LAN on this machine.\n"_s;
    case Command::Connect:
        return u"Usage: farlanctl connect NAME [OPTION…]\n"
               "Opens the tunnel of the profile NAME. It goes on trying until it is connected.\n"_s;
    case Command::Profile:
        return u"Usage: farlanctl profile list\n"
               "       farlanctl profile show NAME\n"
               "       farlanctl profile add NAME KEY=VALUE…\n"
               "       farlanctl profile set NAME KEY=VALUE…\n"
               "       farlanctl profile remove NAME\n"
               "       farlanctl profile import FILE|URI|\"etherws client …\"\n"
               "       farlanctl profile export NAME\n"
               "Keeps tunnels under names, for farlanctl connect. farlan-profile(5) has all keys;\n"
               "an empty value sets the default again.\n"_s;
    case Command::Password:
        return u"Usage: farlanctl password set NAME [OPTION…]\n"
               "       farlanctl password forget NAME\n"
               "Keeps the password of the profile NAME in your keyring, once the server has taken "
               "it,\n"
               "or forgets it.\n"_s;
    case Command::User:
        return u"Usage: farlanctl user list PROFILE\n"
               "       farlanctl user add PROFILE USER\n"
               "       farlanctl user set PROFILE USER\n"
               "       farlanctl user remove PROFILE USER\n"
               "Says who may sign in to the server of a profile. The password is asked for, or "
               "read as\n"
               "one line of standard input.\n"_s;
    case Command::Test:
        return u"Usage: farlanctl test NAME|--uri URI [OPTION…]\n"
               "Goes the way to a server, or that of a profile, step by step, signs in, and leaves "
               "again.\n"
               "Makes no interface, and needs neither permission nor helper.\n"_s;
    case Command::List:
        return u"Usage: farlanctl list [OPTION…]\n"
               "Shows your tunnels and their state.\n"_s;
    case Command::Disconnect:
        return u"Usage: farlanctl disconnect NAME|--all [OPTION…]\n"
               "Ends the tunnel that is called NAME or has the interface NAME.\n"_s;
    case Command::Status:
        return u"Usage: farlanctl status [NAME] [OPTION…]\n"
               "Shows one tunnel, or all, in detail.\n"_s;
    case Command::Reconnect:
        return u"Usage: farlanctl reconnect NAME [OPTION…]\n"
               "Has a tunnel try now instead of later, or make a new connection.\n"_s;
    case Command::Monitor:
        return u"Usage: farlanctl monitor [OPTION…]\n"
               "Tells of every change of a tunnel until it is interrupted.\n"_s;
    case Command::Doctor:
        return u"Usage: farlanctl doctor [OPTION…]\n"
               "Looks for what keeps tunnels from working, and says how to mend it.\n"
               "Changes nothing.\n"_s;
    }
    return {};
}

bool isListed(const CommandOption &option, Command command)
{
    return command == Command::None ? option.commands.empty() : option.belongsTo(command);
}

QString usage(const CommandOption &option)
{
    const QString name = u"--"_s + option.name;
    if (option.isValueOptional) {
        return u"%1[=%2]"_s.arg(name, option.valueName);
    }
    return option.takesValue() ? name + u' ' + option.valueName : name;
}

} // namespace

QString helpText(Command command)
{
    qsizetype width = 0;
    for (const CommandOption &option : commandOptions()) {
        if (isListed(option, command)) {
            width = std::max(width, usage(option).size());
        }
    }
    QString text = introduction(command) + u"\nOptions:\n"_s;
    for (const CommandOption &option : commandOptions()) {
        if (isListed(option, command)) {
            text += u"  "_s + usage(option).leftJustified(width) + u"  "_s + option.help + u'\n';
        }
    }
    return text;
}

} // namespace Farlan
