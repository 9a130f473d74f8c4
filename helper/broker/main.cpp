// SPDX-License-Identifier: GPL-3.0-or-later
// farlan-helper: started by farlanctl as root, with its channel as descriptor 3 and
// "stderr|system info|debug" as arguments.
#include "base/log.h"
#include "base/secrecy.h"
#include "base/signalwatcher.h"
#include "broker/standalone.h"

#include <QCoreApplication>
#include <QDir>

#include <sys/resource.h>

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace
{

constexpr int kCallersChannel = 3;
constexpr int kArguments = 3;

// A server's clients take a descriptor each, and the usual limit of 1024 is for who uses select().
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != kArguments || geteuid() != 0) {
        std::fprintf(stderr, "farlan-helper is started by farlanctl, as root. Use farlanctl.\n");
        return EXIT_FAILURE;
    }
    Farlan::keepMemoryPrivate();
    raiseDescriptorLimit();
    QDir::setCurrent(QStringLiteral("/"));
    const QCoreApplication application(argc, argv);
    Farlan::SignalWatcher endings({ SIGTERM, SIGINT, SIGHUP }); // needs the event loop
    const bool debug = std::strcmp(argv[2], "debug") == 0;
    const auto sink = std::strcmp(argv[1], "system") == 0 ? Farlan::LogSink::System
                                                          : Farlan::LogSink::StandardError;
    Farlan::installLog("farlan-helper", sink, debug);

    Farlan::Standalone standalone(Farlan::UniqueFd(kCallersChannel),
                                  Farlan::PumpAccount::find(sink, debug));
    QObject::connect(&endings, &Farlan::SignalWatcher::received, &standalone,
                     &Farlan::Standalone::close);
    QObject::connect(&standalone, &Farlan::Standalone::finished, &application,
                     &QCoreApplication::quit, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
