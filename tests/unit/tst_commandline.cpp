// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/commandline.h"
#include "app/farlanctl/commandoptions.h"
#include "contract/errornames.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

CommandLine parsed(const char *line)
{
    const Result<CommandLine> result = parseCommandLine(words(line));
    if (!result) {
        qWarning("%s: %s", line, qPrintable(result.error().message));
        return {};
    }
    return *result;
}

} // namespace

class CommandLineTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesAllOfClient();
    void takesAllOfServer();
    void takesListAndDisconnect();
    void takesTheOtherCommands();
    void takesConnectAndProfile();
    void hasDefaults();
    void takesOptionsAnywhere_data();
    void takesOptionsAnywhere();
    void knowsWhereThePasswordIs_data();
    void knowsWhereThePasswordIs();
    void keepsTextAsItIs();
    void asksForHelp_data();
    void asksForHelp();
    void refuses_data();
    void refuses();
    void refusesEmptyValues_data();
    void refusesEmptyValues();
    void refusesOptionsGivenTwice_data();
    void refusesOptionsGivenTwice();
    void helps_data();
    void helps();
};

void CommandLineTest::takesAllOfClient()
{
    const CommandLine line
        = parsed("client --uri wss://u/ --insecure --cacerts ca.pem --user me --passwd-file pw "
                 "--proxy http://p:1 --device tap1 --mtu 9000 --foreground --debug --name home "
                 "--ip 10.1.1.2/24 --ip fd00::2/64 --mac 02:00:5e:10:00:01 --bridge br0 --plain");
    CommandLine expected;
    expected.command = Command::Client;
    expected.debug = true;
    expected.settings.foreground = true;
    expected.settings.mode = TunnelMode::Client;
    expected.settings.device = u"tap1"_s;
    expected.settings.mtu = 9000;
    expected.settings.name = u"home"_s;
    expected.settings.ip = { u"10.1.1.2/24"_s, u"fd00::2/64"_s };
    expected.settings.mac = u"02:00:5e:10:00:01"_s;
    expected.settings.bridge = u"br0"_s;
    expected.settings.plain = true;
    expected.settings.insecure = true;
    expected.settings.user = u"me"_s;
    expected.uri = u"wss://u/"_s;
    expected.proxy = u"http://p:1"_s;
    expected.paths.cacerts = u"ca.pem"_s;
    expected.passwordSource = PasswordSource::File;
    expected.passwordFile = u"pw"_s;
    QVERIFY(line == expected);
}

void CommandLineTest::takesAllOfServer()
{
    const CommandLine line
        = parsed("server --address ::1 --port 8443 --path /ws --htpasswd users --keyfile k.pem "
                 "--certfile c.pem --bridge br0 --max-clients 1023 --allow-origin https://a "
                 "--allow-origin https://b --isolate --device tap1 --mtu 68 --name hub "
                 "--ip 10.1.1.1/24 --mac 02:00:5e:10:00:02");
    CommandLine expected;
    expected.command = Command::Server;
    expected.settings.mode = TunnelMode::Server;
    expected.settings.device = u"tap1"_s;
    expected.settings.mtu = 68;
    expected.settings.name = u"hub"_s;
    expected.settings.ip = { u"10.1.1.1/24"_s };
    expected.settings.mac = u"02:00:5e:10:00:02"_s;
    expected.settings.address = u"::1"_s;
    expected.settings.port = 8443;
    expected.settings.path = u"/ws"_s;
    expected.settings.bridge = u"br0"_s;
    expected.settings.maxClients = 1023;
    expected.settings.allowOrigin = { u"https://a"_s, u"https://b"_s };
    expected.settings.isolate = true;
    expected.paths.htpasswd = u"users"_s;
    expected.paths.keyfile = u"k.pem"_s;
    expected.paths.certfile = u"c.pem"_s;
    QVERIFY(line == expected);
}

void CommandLineTest::takesListAndDisconnect()
{
    QCOMPARE(parsed("list").command, Command::List);
    QVERIFY(!parsed("list").json);
    QVERIFY(parsed("list --json").json);
    QCOMPARE(parsed("disconnect ethws0").command, Command::Disconnect);
    QCOMPARE(parsed("disconnect ethws0").name, u"ethws0"_s);
    QCOMPARE(parsed("disconnect -- -odd").name, u"-odd"_s);
    QVERIFY(!parsed("disconnect ethws0").all);
    QVERIFY(parsed("disconnect --all").all);
    QVERIFY(parsed("list --all").all);
}

void CommandLineTest::takesTheOtherCommands()
{
    QCOMPARE(parsed("status").command, Command::Status);
    QCOMPARE(parsed("status").name, QString());
    QVERIFY(!parsed("status").watch);
    const CommandLine status = parsed("status lab --watch --json --all");
    QCOMPARE(status.name, u"lab"_s);
    QVERIFY(status.watch && status.json && status.all);
    QCOMPARE(parsed("reconnect lab").command, Command::Reconnect);
    QCOMPARE(parsed("reconnect lab").name, u"lab"_s);
    QCOMPARE(parsed("monitor --json").command, Command::Monitor);
    QVERIFY(parsed("monitor --json").json);
    QCOMPARE(parsed("doctor --uri wss://a/").command, Command::Doctor);
    QCOMPARE(parsed("doctor --uri wss://a/").uri, u"wss://a/"_s);
    QCOMPARE(parsed("doctor").uri, QString());
}

void CommandLineTest::takesConnectAndProfile()
{
    const CommandLine plain = parsed("connect lab");
    QCOMPARE(plain.command, Command::Connect);
    QCOMPARE(plain.name, u"lab"_s);
    QVERIFY(!plain.wait && !plain.settings.foreground);
    QCOMPARE(plain.passwordSource, PasswordSource::Prompt); // if the profile has a user
    QVERIFY(parsed("connect --wait lab").wait); // "lab" is no value of it
    QCOMPARE(parsed("connect --wait lab").name, u"lab"_s);
    QCOMPARE(parsed("connect --wait lab").waitSeconds, 0);
    QCOMPARE(parsed("connect lab --wait=20").waitSeconds, 20);
    QVERIFY(parsed("connect lab --foreground").settings.foreground);
    QCOMPARE(parsed("connect lab --passwd-file pw").passwordFile, u"pw"_s);
    const CommandLine profile = parsed("profile import --name lab -- etherws client --uri ws://a/");
    QCOMPARE(profile.command, Command::Profile);
    QCOMPARE(profile.settings.name, u"lab"_s);
    QCOMPARE(profile.words,
             QStringList({ u"import"_s, u"etherws"_s, u"client"_s, u"--uri"_s, u"ws://a/"_s }));
}

void CommandLineTest::hasDefaults()
{
    TunnelSettings server;
    server.mode = TunnelMode::Server;
    QVERIFY(parsed("server").settings == server);
    QVERIFY(parsed("client --uri ws://a").settings == TunnelSettings());
    QCOMPARE(parsed("server").settings.device, u"ethws%d"_s);
}

void CommandLineTest::takesOptionsAnywhere_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("after") << u"client --uri ws://a --device tap1 --mtu 1400 --debug"_s;
    QTest::newRow("before") << u"--device tap1 --mtu 1400 --debug client --uri ws://a"_s;
    QTest::newRow("around") << u"--mtu=1400 --debug client --uri=ws://a --device=tap1"_s;
}

void CommandLineTest::takesOptionsAnywhere()
{
    QFETCH(QString, line);
    QVERIFY(parsed(qPrintable(line))
            == parsed("client --uri ws://a --device tap1 --mtu 1400 --debug"));
    QCOMPARE(parsed(qPrintable(line)).settings.mtu, 1400);
}

void CommandLineTest::knowsWhereThePasswordIs_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<PasswordSource>("source");
    QTest::newRow("none") << QString() << PasswordSource::None;
    QTest::newRow("prompt") << u"--user me"_s << PasswordSource::Prompt;
    QTest::newRow("argument") << u"--user me --passwd secret"_s << PasswordSource::Argument;
    QTest::newRow("file") << u"--user me --passwd-file f"_s << PasswordSource::File;
}

void CommandLineTest::knowsWhereThePasswordIs()
{
    QFETCH(QString, options);
    const CommandLine line = parsed(qPrintable(u"client --uri ws://a "_s + options));
    QTEST(line.passwordSource, "source");
    QCOMPARE(line.password, options.contains(u"secret"_s) ? u"secret"_s : QString());
}

void CommandLineTest::keepsTextAsItIs()
{
    const auto line = parseCommandLine({ u"client"_s, u"--uri"_s, u" WS://a b/%zz?x=y "_s,
                                         u"--user=a=b"_s, u"--passwd=--=p w "_s });
    QVERIFY(line);
    QCOMPARE(line->uri, u" WS://a b/%zz?x=y "_s);
    QCOMPARE(line->settings.user, u"a=b"_s);
    QCOMPARE(line->password, u"--=p w "_s);
}

void CommandLineTest::asksForHelp_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Command>("command");
    QTest::newRow("none") << u"--help"_s << Command::None;
    QTest::newRow("client") << u"client --help"_s << Command::Client;
    QTest::newRow("before") << u"--help server"_s << Command::Server;
    QTest::newRow("incomplete") << u"disconnect --help"_s << Command::Disconnect;
}

void CommandLineTest::asksForHelp()
{
    QFETCH(QString, line);
    QVERIFY(parsed(qPrintable(line)).help);
    QTEST(parsed(qPrintable(line)).command, "command");
    QVERIFY(!parsed(qPrintable(line)).version);
    QVERIFY(parsed(qPrintable(QString(line).replace(u"help"_s, u"version"_s))).version);
    QVERIFY(parsed(qPrintable(line.replace(u"--help"_s, u"-h"_s))).help);
}

void CommandLineTest::refuses_data()
{
    QTest::addColumn<QString>("message");
    const auto row
        = [](const char *line, const QString &message) { QTest::newRow(line) << message; };
    row("", u"No command was given."_s);
    row("--debug", u"No command was given."_s);
    row("clint", u"There is no command “clint”."_s);
    row("clint --help", u"There is no command “clint”."_s);
    row("client --urn x", u"There is no option --urn."_s);
    row("client --urn=x", u"There is no option --urn."_s);
    row("client --ur x", u"There is no option --ur."_s);
    row("client -d", u"There is no option -d."_s);
    row("client -device tap1", u"There is no option -device."_s);
    row("--=x client", u"There is no option --."_s);
    row("client --uri ws://a --path /x", u"--path belongs to farlanctl server."_s);
    row("--path /x client --uri ws://a", u"--path belongs to farlanctl server."_s);
    row("list --ip 10.1.1.2/24", u"--ip belongs to farlanctl client and farlanctl server."_s);
    row("server --insecure", u"--insecure belongs to farlanctl client and farlanctl test."_s);
    row("server --json",
        u"--json belongs to farlanctl list, farlanctl status, farlanctl monitor, farlanctl test, "
        "farlanctl doctor, farlanctl profile and farlanctl user."_s);
    row("connect", u"Which tunnel? Its name is missing."_s);
    row("connect a b", u"“b” is one argument too many."_s);
    row("connect a --wait=0", u"--wait must be a number from 1 to 86400, not “0”."_s);
    row("connect a --wait --foreground", u"--wait and --foreground exclude each other."_s);
    row("connect a --uri ws://a",
        u"--uri belongs to farlanctl client, farlanctl test and farlanctl doctor."_s);
    row("test a --uri ws://a", u"With a profile there is no --uri."_s);
    row("test a b", u"“b” is one argument too many."_s);
    row("list --watch", u"--watch belongs to farlanctl status."_s);
    row("reconnect a --all",
        u"--all belongs to farlanctl list, farlanctl status, farlanctl monitor and farlanctl "
        "disconnect."_s);
    row("list --uri ws://a",
        u"--uri belongs to farlanctl client, farlanctl test and farlanctl doctor."_s);
    row("disconnect a --all", u"“a” is one argument too many."_s);
    row("status a b", u"“b” is one argument too many."_s);
    row("list a", u"“a” is one argument too many."_s);
    row("monitor a", u"“a” is one argument too many."_s);
    row("doctor a", u"“a” is one argument too many."_s);
    row("reconnect", u"Which tunnel? Its name is missing."_s);
    row("doctor --uri", u"--uri needs a value."_s);
    row("list --mtu 1500", u"--mtu belongs to farlanctl client and farlanctl server."_s);
    row("client --uri", u"--uri needs a value."_s);
    row("client --uri --insecure", u"--uri needs a value."_s);
    row("client --insecure=yes", u"--insecure takes no value."_s);
    row("client --insecure=", u"--insecure takes no value."_s);
    row("client", u"The server's address is missing."_s);
    row("client ws://a", u"“ws://a” is one argument too many."_s);
    row("list all", u"“all” is one argument too many."_s);
    row("disconnect a b", u"“b” is one argument too many."_s);
    row("server client", u"“client” is one argument too many."_s);
    row("disconnect", u"Which tunnel? Its name is missing."_s);
    row("client --uri ws://a --user u --passwd p --passwd-file f",
        u"--passwd and --passwd-file exclude each other."_s);
    row("client --uri wss://a --pin 00 --insecure", u"--pin and --insecure exclude each other."_s);
    row("client --uri wss://a --pin 00 --cacerts f", u"--pin and --cacerts exclude each other."_s);
    row("client --uri ws://a --passwd p", u"--passwd needs --user."_s);
    row("client --uri ws://a --passwd-file f", u"--passwd-file needs --user."_s);
    row("server --certfile c", u"--certfile needs --keyfile."_s);
    row("server --keyfile k", u"--keyfile needs --certfile."_s);
    row("server --mtu 67", u"--mtu must be a number from 68 to 65521, not “67”."_s);
    row("server --mtu 65522", u"--mtu must be a number from 68 to 65521, not “65522”."_s);
    row("server --mtu 1e3", u"--mtu must be a number from 68 to 65521, not “1e3”."_s);
    row("server --port 0", u"--port must be a number from 1 to 65535, not “0”."_s);
    row("server --port 65536", u"--port must be a number from 1 to 65535, not “65536”."_s);
    row("server --port -1", u"--port must be a number from 1 to 65535, not “-1”."_s);
    row("server --port +80", u"--port must be a number from 1 to 65535, not “+80”."_s);
    row("server --port 4294967376",
        u"--port must be a number from 1 to 65535, not “4294967376”."_s);
    row("server --port ٨٠", u"--port must be a number from 1 to 65535, not “٨٠”."_s);
    row("server --max-clients 0", u"--max-clients must be a number from 1 to 1023, not “0”."_s);
    row("server --max-clients 1024",
        u"--max-clients must be a number from 1 to 1023, not “1024”."_s);
}

void CommandLineTest::refuses()
{
    const Result<CommandLine> line = parseCommandLine(words(QTest::currentDataTag()));
    QVERIFY(!line);
    QTEST(line.error().message, "message");
    QCOMPARE(line.error().name, ErrorName::InvalidSettings);
}

void CommandLineTest::refusesEmptyValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("mayBeApart");
    for (const CommandOption &option : commandOptions()) {
        if (option.takesValue()) {
            QTest::newRow(option.name.data()) << QString(option.name) << !option.isValueOptional;
        }
    }
}

void CommandLineTest::refusesEmptyValues()
{
    QFETCH(QString, name);
    const QString message = u"The value of --%1 is empty."_s.arg(name);
    QFETCH(bool, mayBeApart);
    if (mayBeApart) {
        const auto apart = parseCommandLine({ u"client"_s, u"--"_s + name, QString() });
        QVERIFY(!apart);
        QCOMPARE(apart.error().message, message);
    }
    const auto attached = parseCommandLine({ u"client"_s, u"--"_s + name + u'=' });
    QVERIFY(!attached);
    QCOMPARE(attached.error().message, message);
}

void CommandLineTest::refusesOptionsGivenTwice_data()
{
    QTest::addColumn<QString>("argument");
    for (const CommandOption &option : commandOptions()) {
        if (!option.isRepeatable) {
            QTest::newRow(option.name.data())
                << u"--"_s + option.name + (option.takesValue() ? u"=1"_s : QString());
        }
    }
}

void CommandLineTest::refusesOptionsGivenTwice()
{
    QFETCH(QString, argument);
    const auto line = parseCommandLine({ argument, u"server"_s, argument });
    QVERIFY(!line);
    QCOMPARE(line.error().message,
             u"--%1 was given twice."_s.arg(QString::fromUtf8(QTest::currentDataTag())));
}

void CommandLineTest::helps_data()
{
    QTest::addColumn<Command>("command");
    QTest::newRow("none") << Command::None;
    QTest::newRow("client") << Command::Client;
    QTest::newRow("server") << Command::Server;
    QTest::newRow("list") << Command::List;
    QTest::newRow("status") << Command::Status;
    QTest::newRow("disconnect") << Command::Disconnect;
    QTest::newRow("reconnect") << Command::Reconnect;
    QTest::newRow("monitor") << Command::Monitor;
    QTest::newRow("doctor") << Command::Doctor;
}

void CommandLineTest::helps()
{
    QFETCH(Command, command);
    const QString text = helpText(command);
    QVERIFY(text.startsWith(u"Usage: farlanctl "_s));
    QVERIFY(text.endsWith(u'\n'));
    for (const QString &line : text.split(u'\n')) {
        QVERIFY2(line.size() <= 100, qPrintable(line));
    }
    for (const CommandOption &option : commandOptions()) {
        const bool isShown = text.contains(u"  --%1 "_s.arg(option.name));
        const QList<Command> owners = commandsWithOption(QString(option.name));
        QCOMPARE(isShown, owners.isEmpty() || owners.contains(command));
    }
}

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
