// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/tunnelsettings.h"

#include <QStringList>

namespace Farlan
{

enum class Command {
    None, // only farlanctl --help and --version
    Client,
    Server,
    List,
    Disconnect,
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
    bool foreground = false; // client and server
    bool json = false; // list
    QString device; // disconnect

    // client and server
    TunnelSettings settings; // without uri, proxy and the content of files
    QString uri;
    QString proxy;
    QString cacertsFile;
    QString certFile;
    QString keyFile;
    QString htpasswdFile;
    PasswordSource passwordSource = PasswordSource::None;
    QString password;
    QString passwordFile;

    bool operator==(const CommandLine &) const = default;
};

// `arguments` without the name of the program. Errors are InvalidSettings.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

// "client"; empty for None.
QString commandName(Command command);

// What `farlanctl COMMAND --help` prints, ending in a newline.
QString helpText(Command command);

} // namespace Farlan
