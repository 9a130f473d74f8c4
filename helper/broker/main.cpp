// SPDX-License-Identifier: GPL-3.0-or-later
// farlan-helper: either on the system bus, for everybody who may; or started by farlanctl as root
// for one tunnel, with its channel as descriptor 3. See farlan-helper(8).
#include "base/environment.h"
#include "base/log.h"
#include "base/secrecy.h"
#include "base/signalwatcher.h"
#include "broker/log.h"
#include "broker/service/busservice.h"
#include "broker/standalone.h"

#include <QCoreApplication>
#include <QDir>

#include <sys/resource.h>

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace
{

using namespace Farlan;

constexpr int kCallersChannel = 3;
constexpr char kUsage[]
    = "Usage: farlan-helper --service [--stderr] [--debug]\n"
      "Offers tunnels on the system bus. It is started by the bus when it is needed.\n";

struct Arguments {
    enum class Role { Service, OneTunnel } role = Role::Service;
    LogSink sink = LogSink::System;
    bool debug = false;
};

std::optional<Arguments> parse(int argc, char *argv[])
{
    Arguments arguments;
    bool hasRole = false;
    for (int i = 1; i < argc; ++i) {
        const auto is
            = [text = argv[i]](const char *option) { return std::strcmp(text, option) == 0; };
        if (is("--service") || is("--channel")) {
            arguments.role
                = is("--service") ? Arguments::Role::Service : Arguments::Role::OneTunnel;
            hasRole = true;
        } else if (is("--stderr")) {
            arguments.sink = LogSink::StandardError;
        } else if (is("--debug")) {
            arguments.debug = true;
        } else {
            return std::nullopt;
        }
    }
    return hasRole ? std::optional(arguments) : std::nullopt;
}

// A server's clients take a descriptor each, and the usual limit of 1024 is for who uses select().
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

// Until it has finished, or after the signal that ends it.
template<typename Helper>
int run(Helper &helper, SignalWatcher &endings)
{
    QObject::connect(&endings, &SignalWatcher::received, &helper, &Helper::close);
    QObject::connect(&helper, &Helper::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int serve(const PumpAccount &pumps, SignalWatcher &endings)
{
    const Result<std::unique_ptr<BusService>> service = BusService::create(pumps);
    if (!service) {
        qCCritical(lcBroker).noquote() << service.error().message;
        return EXIT_FAILURE;
    }
    return run(**service, endings);
}

} // namespace

int main(int argc, char *argv[])
{
    // Whoever starts it by hand may have set what changes which files are read.
    keepEnvironment({ "PATH", "LANG", "DBUS_SYSTEM_BUS_ADDRESS", "JOURNAL_STREAM" });
    setenv("LC_ALL", "C.UTF-8", 1); // which Qt takes itself, but not without saying so
    const std::optional<Arguments> arguments = parse(argc, argv);
    if (!arguments) {
        std::fputs(kUsage, stderr);
        return EXIT_FAILURE;
    }
    if (geteuid() != 0) {
        std::fputs("farlan-helper must be started by root. The system bus does that.\n", stderr);
        return EXIT_FAILURE;
    }
    keepMemoryPrivate();
    raiseDescriptorLimit();
    QDir::setCurrent(QStringLiteral("/"));
    const QCoreApplication application(argc, argv);
    SignalWatcher endings({ SIGTERM, SIGINT, SIGHUP }); // needs the event loop
    installLog("farlan-helper", arguments->sink, arguments->debug);

    const PumpAccount pumps = PumpAccount::find(arguments->sink, arguments->debug);
    if (arguments->role == Arguments::Role::Service) {
        return serve(pumps, endings);
    }
    Standalone standalone(UniqueFd(kCallersChannel), pumps);
    return run(standalone, endings);
}
