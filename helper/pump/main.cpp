// SPDX-License-Identifier: GPL-3.0-or-later
// farlan-pump: started by farlan-helper, as root, with its control socket as descriptor 3 and "UID
// GID stderr|system info|debug" as arguments; or by anybody's farlanctl, with "--probe".
#include "base/log.h"
#include "contract/pumpuser.h"
#include "pump/control.h"
#include "pump/probe.h"
#include "pump/sandbox.h"

#include <QCoreApplication>

#include <malloc.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace
{

constexpr int kControlSocket = 3;
constexpr int kArguments = 5;

// The buffers of Qt and OpenSSL are as large as messages. mallopt(3): by default, those above
// 128 KiB are mapped each time, and as much at the end of the heap is given back as soon as it is
// free; the page faults then cost more than the encryption.
constexpr int kMapFromBytes = 4 * 1024 * 1024;
constexpr int kKeepFreeBytes = 1024 * 1024; // in each thread's heap

// Runs what has descriptor 3 until it has finished.
template<typename Task>
int run(const QCoreApplication &application)
{
    Task task{ Farlan::UniqueFd(kControlSocket) };
    QObject::connect(&task, &Task::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int probe(int argc, char *argv[])
{
    if (geteuid() == 0) {
        const Farlan::PumpUser user = Farlan::PumpUser::find();
        Farlan::dropPrivileges(user.uid, user.gid);
    } else {
        Farlan::renouncePrivileges();
    }
    const QCoreApplication application(argc, argv);
    Farlan::installLog("farlan-pump", Farlan::LogSink::StandardError, false);
    Farlan::restrictSystemCalls();
    return run<Farlan::Probe>(application);
}

} // namespace

int main(int argc, char *argv[])
{
    mallopt(M_MMAP_THRESHOLD, kMapFromBytes);
    mallopt(M_TRIM_THRESHOLD, kKeepFreeBytes);
    qputenv("QT_NO_GLIB", "1"); // its event loop makes more system calls for each turn
    if (argc == 2 && std::strcmp(argv[1], "--probe") == 0) {
        return probe(argc, argv);
    }
    if (argc != kArguments) {
        std::fprintf(stderr, "farlan-pump is started by farlan-helper. Use farlanctl.\n");
        return EXIT_FAILURE;
    }
    Farlan::dropPrivileges(static_cast<uid_t>(std::strtoul(argv[1], nullptr, 10)),
                           static_cast<gid_t>(std::strtoul(argv[2], nullptr, 10)));

    const QCoreApplication application(argc, argv);
    Farlan::installLog("farlan-pump",
                       std::strcmp(argv[3], "system") == 0 ? Farlan::LogSink::System
                                                           : Farlan::LogSink::StandardError,
                       std::strcmp(argv[4], "debug") == 0);
    Farlan::restrictSystemCalls(); // after the log has opened what it needs

    return run<Farlan::Control>(application);
}
