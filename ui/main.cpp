// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"
#include "ui/icontheme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr int kUsageError = 2;

// Of ours and of Qt's own texts; none for English.
void translate()
{
    auto *qt = new QTranslator(qApp);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s,
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QApplication::installTranslator(qt);
    }
    auto *own = new QTranslator(qApp);
    if (own->load(QLocale(), u"farlan"_s, u"_"_s, u":/i18n"_s)) {
        QApplication::installTranslator(own);
    }
}

bool needsNoScreen(int argc, char *argv[])
{
    const std::vector<QByteArray> words(argv, argv + argc);
    return std::any_of(words.begin(), words.end(), [](const QByteArray &word) {
        return word == "-h" || word == "--help" || word == "-v" || word == "--version";
    });
}

class CommandLine final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::CommandLine)

public:
    // Ends the program after --help, --version and mistakes.
    static StartOptions parse();
};

StartOptions CommandLine::parse()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Puts this computer on a far network: Ethernet over WebSocket."));
    const QCommandLineOption help({ u"h"_s, u"help"_s }, tr("Show this help."));
    const QCommandLineOption version({ u"v"_s, u"version"_s }, tr("Show the version."));
    const QCommandLineOption hidden(u"hidden"_s, tr("Show only the icon in the tray."));
    const QCommandLineOption login(
        u"login"_s, tr("The same, and connect the tunnels that are set to connect at login."));
    const QCommandLineOption newTunnel(u"new-tunnel"_s, tr("Begin a new tunnel."));
    const QCommandLineOption status(u"status"_s, tr("Show the tunnels."));
    parser.addOptions({ help, version, hidden, login, newTunnel, status });
    parser.addPositionalArgument(
        u"tunnel"_s, tr("Addresses (wss://…) and files of tunnels to import."), u"[tunnel…]"_s);
    if (!parser.parse(QApplication::arguments())) {
        std::fputs(qPrintable(parser.errorText() + u'\n'), stderr);
        std::exit(kUsageError);
    }
    if (parser.isSet(help)) {
        parser.showHelp();
    }
    if (parser.isSet(version)) {
        parser.showVersion();
    }
    StartOptions options;
    options.isLogin = parser.isSet(login);
    options.isHidden = options.isLogin || parser.isSet(hidden);
    options.action = parser.isSet(newTunnel) ? QString(kNewTunnelAction)
        : parser.isSet(status)               ? QString(kStatusAction)
                                             : QString();
    for (const QString &argument : parser.positionalArguments()) {
        options.uris += QUrl::fromUserInput(argument, QDir::currentPath(), QUrl::AssumeLocalFile)
                            .toString(QUrl::FullyEncoded);
    }
    return options;
}

} // namespace

} // namespace Farlan

int main(int argc, char *argv[])
{
    using namespace Farlan;
    QCoreApplication::setApplicationName(u"org.farlan.farlan"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(FARLAN_VERSION));
    if (needsNoScreen(argc, argv)) {
        const QCoreApplication app(argc, argv);
        translate();
        CommandLine::parse();
        return EXIT_SUCCESS;
    }
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(u"Farlan"_s);
    QGuiApplication::setDesktopFileName(u"org.farlan.farlan"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    translate();
    ensureIconTheme();
    QApplication::setWindowIcon(QIcon::fromTheme(u"org.farlan.farlan"_s));

    const StartOptions options = CommandLine::parse();
    Session session;
    // Who begins hidden a second time wants nothing of the first.
    const QString action
        = options.isHidden && options.action.isEmpty() ? QString(kStayAction) : options.action;
    if (session.instance.begin(options.uris, options.uris.isEmpty() ? action : QString())
        == Instance::Second) {
        return 0;
    }
    Application farlan(session);
    farlan.start(options);
    return QApplication::exec();
}
