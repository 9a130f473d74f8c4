// SPDX-License-Identifier: GPL-3.0-or-later
// farlan-pump: started by farlan-helper only, as root, with its control socket as descriptor 3 and
// "UID GID stderr|system info|debug" as arguments.
#include "base/log.h"
#include "pump/control.h"
#include "pump/sandbox.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace
{

constexpr int kControlSocket = 3;
constexpr int kArguments = 5;

} // namespace

int main(int argc, char *argv[])
{
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

    Farlan::Control control{ Farlan::UniqueFd(kControlSocket) };
    QObject::connect(&control, &Farlan::Control::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QCoreApplication::exec();
}
