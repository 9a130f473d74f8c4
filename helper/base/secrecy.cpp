// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secrecy.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace Farlan
{

void keepMemoryPrivate()
{
    const rlimit none{ 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // a core handler that is a program heeds only this
}

} // namespace Farlan
