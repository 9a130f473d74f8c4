// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/commandoptions.h"
#include "contract/errornames.h"

#include <QMap>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

// QCommandLineParser is not used: it knows no options that belong to a command, takes the next
// option for a missing value, and keeps silent about options given twice.
namespace Farlan
{

namespace
{

constexpr std::array kCommands
    = { Command::Client, Command::Server, Command::List, Command::Disconnect };

QString helpHint(Command command)
{
    return command == Command::None
        ? u"farlanctl --help shows all commands."_s
        : u"farlanctl %1 --help shows all options."_s.arg(commandName(command));
}

Error invalid(const QString &message, const QString &hint = {})
{
    return Error{ .name = ErrorName::InvalidSettings, .message = message, .hint = hint };
}

// The options by name and the other arguments, each well-formed but not yet compared.
struct ScannedArguments {
    QMap<QString, QStringList> options; // a flag has one empty value
    QStringList words;
};

class Scanner final
{
public:
    explicit Scanner(const QStringList &arguments)
        : m_arguments(arguments)
    {
    }

    Result<ScannedArguments> scan();

private:
    Result<void> scanOption(const QString &argument);
    Result<QString> valueOf(const CommandOption &option, const std::optional<QString> &attached);

    const QStringList m_arguments;
    qsizetype m_next = 0;
    ScannedArguments m_scanned;
};

Result<ScannedArguments> Scanner::scan()
{
    while (m_next < m_arguments.size()) {
        const QString argument = m_arguments.at(m_next++);
        if (argument == "--"_L1) {
            m_scanned.words += m_arguments.mid(m_next);
            break;
        }
        if (argument.size() < 2 || !argument.startsWith(u'-')) {
            m_scanned.words += argument;
            continue;
        }
        if (const auto option = scanOption(argument); !option) {
            return option.error();
        }
    }
    return m_scanned;
}

Result<void> Scanner::scanOption(const QString &argument)
{
    const qsizetype equals = argument.indexOf(u'=');
    const QString shown = argument.left(equals);
    const CommandOption *option
        = shown.startsWith("--"_L1) ? findOption(QStringView(shown).mid(2)) : nullptr;
    if (!option) {
        return invalid(u"There is no option %1."_s.arg(shown),
                       u"farlanctl COMMAND --help shows the options of a command."_s);
    }
    const std::optional<QString> attached
        = equals < 0 ? std::nullopt : std::optional(argument.mid(equals + 1));
    const Result<QString> value = valueOf(*option, attached);
    if (!value) {
        return value.error();
    }
    QStringList &values = m_scanned.options[QString(option->name)];
    if (!values.isEmpty() && !option->isRepeatable) {
        return invalid(u"%1 was given twice."_s.arg(shown));
    }
    values += *value;
    return {};
}

Result<QString> Scanner::valueOf(const CommandOption &option,
                                 const std::optional<QString> &attached)
{
    if (!option.takesValue()) {
        return attached ? Result<QString>(invalid(u"--%1 takes no value."_s.arg(option.name)))
                        : QString();
    }
    const bool isNextTheValue
        = !attached && m_next < m_arguments.size() && !m_arguments.at(m_next).startsWith("--"_L1);
    if (!attached && !isNextTheValue) {
        return invalid(u"--%1 needs a value."_s.arg(option.name),
                       u"Write --%1=%2."_s.arg(option.name, option.valueName));
    }
    const QString value = attached ? *attached : m_arguments.at(m_next++);
    if (value.isEmpty()) {
        return invalid(u"The value of --%1 is empty."_s.arg(option.name));
    }
    return value;
}

// Turns scanned arguments into a CommandLine. Each step returns early with what is wrong.
class Interpreter final
{
public:
    explicit Interpreter(const ScannedArguments &arguments)
        : m_arguments(arguments)
    {
    }

    Result<CommandLine> interpret();

private:
    Result<void> takeCommand();
    Result<void> checkOptionsBelong() const;
    Result<void> takeWords();
    Result<void> takeTunnel();
    Result<void> takeClient();
    Result<void> takePassword();
    Result<void> takeServer();
    Result<void> takeNumber(const char *option, int minimum, int maximum, int &target) const;
    void take(const char *option, QString &target) const;
    bool has(const char *option) const;

    const ScannedArguments m_arguments;
    CommandLine m_line;
};

Result<CommandLine> Interpreter::interpret()
{
    m_line.help = has("help");
    m_line.version = has("version");
    m_line.debug = has("debug");
    m_line.json = has("json");
    if (const auto command = takeCommand(); !command) {
        return command.error();
    }
    if (const auto options = checkOptionsBelong(); !options) {
        return options.error();
    }
    if (m_line.help || m_line.version) {
        return m_line;
    }
    if (const auto words = takeWords(); !words) {
        return words.error();
    }
    if (const auto tunnel = takeTunnel(); !tunnel) {
        return tunnel.error();
    }
    return m_line;
}

Result<void> Interpreter::takeCommand()
{
    if (m_arguments.words.isEmpty()) {
        return m_line.help || m_line.version
            ? Result<void>()
            : invalid(u"No command was given."_s, helpHint(Command::None));
    }
    const QString &word = m_arguments.words.first();
    const auto found = std::find_if(kCommands.begin(), kCommands.end(), [&word](Command command) {
        return commandName(command) == word;
    });
    if (found == kCommands.end()) {
        return invalid(u"There is no command “%1”."_s.arg(word), helpHint(Command::None));
    }
    m_line.command = *found;
    m_line.settings.mode
        = m_line.command == Command::Server ? TunnelMode::Server : TunnelMode::Client;
    return {};
}

Result<void> Interpreter::checkOptionsBelong() const
{
    for (const QString &name : m_arguments.options.keys()) {
        const CommandOption *option = findOption(name);
        // Without a command there is only the help, which these do not hurt.
        if (m_line.command == Command::None || option->belongsTo(m_line.command)) {
            continue;
        }
        QStringList owners;
        for (const Command owner : option->commands) {
            owners += u"farlanctl "_s + commandName(owner);
        }
        return invalid(u"--%1 belongs to %2."_s.arg(name, owners.join(u" and "_s)),
                       helpHint(m_line.command));
    }
    return {};
}

Result<void> Interpreter::takeWords()
{
    qsizetype taken = 1;
    if (m_line.command == Command::Disconnect) {
        m_line.device = m_arguments.words.value(taken++);
        if (m_line.device.isEmpty()) {
            return invalid(u"Which tunnel? The name of its interface is missing."_s,
                           u"farlanctl list shows your tunnels."_s);
        }
    }
    if (m_arguments.words.size() > taken) {
        return invalid(u"“%1” is one argument too many."_s.arg(m_arguments.words.at(taken)),
                       helpHint(m_line.command));
    }
    return {};
}

Result<void> Interpreter::takeTunnel()
{
    if (m_line.command != Command::Client && m_line.command != Command::Server) {
        return {};
    }
    m_line.foreground = has("foreground");
    take("device", m_line.settings.device);
    if (const auto mtu = takeNumber("mtu", kMinimumMtu, kMaximumMtu, m_line.settings.mtu); !mtu) {
        return mtu;
    }
    return m_line.command == Command::Client ? takeClient() : takeServer();
}

Result<void> Interpreter::takeClient()
{
    if (!has("uri")) {
        return invalid(u"The server's address is missing."_s,
                       u"Give it as --uri wss://host/path."_s);
    }
    take("uri", m_line.uri);
    take("proxy", m_line.proxy);
    take("cacerts", m_line.cacertsFile);
    m_line.settings.insecure = has("insecure");
    return takePassword();
}

Result<void> Interpreter::takePassword()
{
    if (has("passwd") && has("passwd-file")) {
        return invalid(u"--passwd and --passwd-file exclude each other."_s);
    }
    for (const char *option : { "passwd", "passwd-file" }) {
        if (has(option) && !has("user")) {
            return invalid(u"--%1 needs --user."_s.arg(QLatin1StringView(option)),
                           u"Give the name to sign in with as --user NAME."_s);
        }
    }
    if (!has("user")) {
        return {};
    }
    take("user", m_line.settings.user);
    take("passwd", m_line.password);
    take("passwd-file", m_line.passwordFile);
    m_line.passwordSource = has("passwd") ? PasswordSource::Argument
        : has("passwd-file")              ? PasswordSource::File
                                          : PasswordSource::Prompt;
    return {};
}

Result<void> Interpreter::takeServer()
{
    TunnelSettings &settings = m_line.settings;
    if (has("certfile") != has("keyfile")) {
        return invalid(has("certfile") ? u"--certfile needs --keyfile."_s
                                       : u"--keyfile needs --certfile."_s,
                       u"A certificate and its private key go together."_s);
    }
    take("address", settings.address);
    take("path", settings.path);
    take("bridge", settings.bridge);
    take("htpasswd", m_line.htpasswdFile);
    take("certfile", m_line.certFile);
    take("keyfile", m_line.keyFile);
    settings.allowOrigin = m_arguments.options.value(u"allow-origin"_s);
    settings.isolate = has("isolate");
    if (const auto port = takeNumber("port", 1, 65535, settings.port); !port) {
        return port;
    }
    return takeNumber("max-clients", 1, kMostClients, settings.maxClients);
}

Result<void> Interpreter::takeNumber(const char *option, int minimum, int maximum,
                                     int &target) const
{
    if (!has(option)) {
        return {};
    }
    QString text;
    take(option, text);
    // toInt() alone would take " +80" as well.
    const bool isDigits
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isDigits || !isNumber || number < minimum || number > maximum) {
        return invalid(u"--%1 must be a number from %2 to %3, not “%4”."_s.arg(
            QLatin1StringView(option), QString::number(minimum), QString::number(maximum), text));
    }
    target = number;
    return {};
}

void Interpreter::take(const char *option, QString &target) const
{
    if (has(option)) {
        target = m_arguments.options.value(QLatin1StringView(option)).first();
    }
}

bool Interpreter::has(const char *option) const
{
    return m_arguments.options.contains(QLatin1StringView(option));
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    const Result<ScannedArguments> scanned = Scanner(arguments).scan();
    return scanned ? Interpreter(*scanned).interpret() : Result<CommandLine>(scanned.error());
}

QString commandName(Command command)
{
    switch (command) {
    case Command::None:
        return {};
    case Command::Client:
        return u"client"_s;
    case Command::Server:
        return u"server"_s;
    case Command::List:
        return u"list"_s;
    case Command::Disconnect:
        return u"disconnect"_s;
    }
    return {};
}

} // namespace Farlan
