// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/loginsession.h"

#include <systemd/sd-login.h>

#include <unistd.h>

#include <cstdlib>
#include <memory>

namespace Farlan
{

QString ownSession()
{
    char *name = nullptr;
    // What a session's systemd has started belongs to the session that the user sees.
    if (sd_pid_get_session(0, &name) < 0 && sd_uid_get_display(getuid(), &name) < 0) {
        return {};
    }
    const std::unique_ptr<char, decltype(&std::free)> owned(name, &std::free);
    return QString::fromLocal8Bit(name);
}

} // namespace Farlan
