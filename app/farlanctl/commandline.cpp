// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/commandline.h"

#include "app/farlanctl/argumentscanner.h"
#include "app/farlanctl/commandoptions.h"
#include "contract/errornames.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr int kLongestWait = 24 * 60 * 60; // seconds

constexpr std::array kCommands
    = { Command::Client,   Command::Server,     Command::Connect,   Command::Profile,
        Command::Password, Command::User,       Command::Test,      Command::List,
        Command::Status,   Command::Disconnect, Command::Reconnect, Command::Monitor,
        Command::Doctor };

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
    Result<void> takeConnect();
    Result<void> takeTest();
    void takePasswordFile();
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
    m_line.all = has("all");
    m_line.watch = has("watch");
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
        const QList<Command> owners = commandsWithOption(name);
        // Without a command there is only the help, which these do not hurt.
        if (m_line.command == Command::None || owners.isEmpty()
            || owners.contains(m_line.command)) {
            continue;
        }
        QStringList texts;
        for (const Command owner : owners) {
            texts += u"farlanctl "_s + commandName(owner);
        }
        const QString last = texts.takeLast();
        const QString all = texts.isEmpty() ? last : texts.join(u", "_s) + u" and "_s + last;
        return invalid(u"--%1 belongs to %2."_s.arg(name, all), helpHint(m_line.command));
    }
    return {};
}

Result<void> Interpreter::takeWords()
{
    qsizetype taken = 1;
    if (m_line.command == Command::Profile || m_line.command == Command::Password
        || m_line.command == Command::User) {
        m_line.words = m_arguments.words.mid(1);
        take("name", m_line.settings.name);
        return {};
    }
    const bool needsName = m_line.command == Command::Reconnect
        || m_line.command == Command::Connect
        || (m_line.command == Command::Disconnect && !m_line.all);
    if (needsName || m_line.command == Command::Status || m_line.command == Command::Test) {
        m_line.name = m_arguments.words.value(taken++);
    }
    if (needsName && m_line.name.isEmpty()) {
        return invalid(u"Which tunnel? Its name is missing."_s,
                       m_line.command == Command::Connect
                           ? u"farlanctl profile list shows your profiles."_s
                           : u"farlanctl list shows your tunnels."_s);
    }
    if (m_arguments.words.size() > taken) {
        return invalid(u"“%1” is one argument too many."_s.arg(m_arguments.words.at(taken)),
                       helpHint(m_line.command));
    }
    return {};
}

Result<void> Interpreter::takeTunnel()
{
    if (m_line.command == Command::Doctor) {
        take("uri", m_line.uri);
    }
    if (m_line.command == Command::Password || m_line.command == Command::User) {
        m_line.untilLogout = has("until-logout");
        m_line.untested = has("untested");
        takePasswordFile();
    }
    if (m_line.command == Command::Connect) {
        return takeConnect();
    }
    if (m_line.command == Command::Test) {
        return takeTest();
    }
    if (m_line.command != Command::Client && m_line.command != Command::Server) {
        return {};
    }
    m_line.settings.foreground = has("foreground");
    take("name", m_line.settings.name);
    take("device", m_line.settings.device);
    take("mac", m_line.settings.mac);
    take("bridge", m_line.settings.bridge);
    m_line.settings.plain = has("plain");
    m_line.settings.ip = m_arguments.options.value(u"ip"_s);
    if (const auto mtu = takeNumber("mtu", kMinimumMtu, kMaximumMtu, m_line.settings.mtu); !mtu) {
        return mtu;
    }
    return m_line.command == Command::Client ? takeClient() : takeServer();
}

// The profile says the rest.
Result<void> Interpreter::takeConnect()
{
    m_line.settings.foreground = has("foreground");
    takePasswordFile();
    m_line.wait = has("wait");
    if (m_line.wait && m_line.settings.foreground) {
        return invalid(u"--wait and --foreground exclude each other."_s);
    }
    QString seconds;
    take("wait", seconds);
    return seconds.isEmpty() ? Result<void>()
                             : takeNumber("wait", 1, kLongestWait, m_line.waitSeconds);
}

// A profile, or what a client would be told.
Result<void> Interpreter::takeTest()
{
    if (m_line.name.isEmpty()) {
        return takeClient();
    }
    for (const char *option : { "uri", "user", "passwd", "cacerts", "pin", "insecure", "proxy" }) {
        if (has(option)) {
            return invalid(
                u"With a profile there is no --%1."_s.arg(QLatin1StringView(option)),
                u"The profile says it: farlanctl profile show \"%1\""_s.arg(m_line.name));
        }
    }
    takePasswordFile();
    return {};
}

// Of a profile, which says whether there is a user.
void Interpreter::takePasswordFile()
{
    m_line.passwordSource = has("passwd-file") ? PasswordSource::File : PasswordSource::Prompt;
    take("passwd-file", m_line.passwordFile);
}

Result<void> Interpreter::takeClient()
{
    if (!has("uri")) {
        return invalid(u"The server's address is missing."_s,
                       u"Give it as --uri wss://host/path."_s);
    }
    take("uri", m_line.uri);
    take("proxy", m_line.proxy);
    take("cacerts", m_line.paths.cacerts);
    take("pin", m_line.settings.pin);
    for (const char *option : { "cacerts", "insecure" }) {
        if (has("pin") && has(option)) {
            return invalid(u"--pin and --%1 exclude each other."_s.arg(QLatin1StringView(option)),
                           u"A pin says alone which certificate is accepted."_s);
        }
    }
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
    take("htpasswd", m_line.paths.htpasswd);
    take("certfile", m_line.paths.certfile);
    take("keyfile", m_line.paths.keyfile);
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
    const Result<ScannedArguments> scanned = scanArguments(arguments);
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
    case Command::Connect:
        return u"connect"_s;
    case Command::Profile:
        return u"profile"_s;
    case Command::Password:
        return u"password"_s;
    case Command::User:
        return u"user"_s;
    case Command::Test:
        return u"test"_s;
    case Command::List:
        return u"list"_s;
    case Command::Status:
        return u"status"_s;
    case Command::Disconnect:
        return u"disconnect"_s;
    case Command::Reconnect:
        return u"reconnect"_s;
    case Command::Monitor:
        return u"monitor"_s;
    case Command::Doctor:
        return u"doctor"_s;
    }
    return {};
}

Error misuse(Command command, const QString &message)
{
    return invalid(message,
                   u"farlanctl %1 --help shows how it is used."_s.arg(commandName(command)));
}

} // namespace Farlan
