// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/commandoptions.h"

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
               "  client             connect to a server\n"
               "  server             let clients connect\n"
               "  list               show the running tunnels\n"
               "  disconnect DEVICE  end a tunnel\n"
               "\n"
               "farlanctl COMMAND --help shows the options of a command.\n"_s;
    case Command::Client:
        return u"Usage: farlanctl client --uri URI [OPTION…]\n"
               "Connects this machine to the LAN behind a server.\n"_s;
    case Command::Server:
        return u"Usage: farlanctl server [OPTION…]\n"
               "Lets clients join a LAN on this machine.\n"_s;
    case Command::List:
        return u"Usage: farlanctl list [OPTION…]\n"
               "Shows the running tunnels and their state.\n"_s;
    case Command::Disconnect:
        return u"Usage: farlanctl disconnect DEVICE [OPTION…]\n"
               "Ends the tunnel of the interface DEVICE.\n"_s;
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
