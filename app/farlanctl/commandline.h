// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/requestfiles.h"
#include "base/result.h"
#include "contract/tunnelsettings.h"

#include <QStringList>

namespace Farlan
{

enum class Command {
    None, // only farlanctl --help and --version
    Client,
    Server,
    Connect,
    Profile,
    Password,
    User,
    Test,
    List,
    Status,
    Disconnect,
    Reconnect,
    Monitor,
    Doctor,
};

enum class PasswordSource {
    None, // no user, so no password
    Argument, // CommandLine::password
    File, // CommandLine::passwordFile
    Prompt, // to be asked for, or read from standard input
};

// What farlanctl was asked to do, as far as its arguments alone say it. Files are not read yet, and
// the text of URIs is not checked, because QUrl would repair it silently.
struct CommandLine {
    Command command = Command::None;
    bool help = false; // of the command; the rest need not be complete
    bool version = false;
    bool debug = false;
    bool json = false; // list, status, monitor, test, doctor
    bool all = false; // list, status, monitor: others' too; disconnect: all one's own
    bool watch = false; // status
    // connect, disconnect, reconnect; status: empty for all; test: empty with a URI
    QString name;
    bool wait = false; // connect
    int waitSeconds = 0; // connect: how long at most; 0: no matter how long
    QStringList words; // profile, password, user: what follows it
    bool untilLogout = false; // password
    bool untested = false; // password

    // client and server; test takes what concerns the server, doctor the URI, connect, password and
    // user where the password is, profile a name
    TunnelSettings settings; // without uri, proxy and the content of files
    QString uri;
    QString proxy;
    TunnelPaths paths;
    PasswordSource passwordSource = PasswordSource::None;
    QString password;
    QString passwordFile;

    bool operator==(const CommandLine &) const = default;
};

// `arguments` without the name of the program. Errors are InvalidSettings.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

// "client"; empty for None.
QString commandName(Command command);

// Of words behind the command that cannot be meant, with a hint at its help.
Error misuse(Command command, const QString &message);

// What `farlanctl COMMAND --help` prints, ending in a newline.
QString helpText(Command command);

} // namespace Farlan
