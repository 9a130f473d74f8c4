// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/helperchoice.h"

#include "app/farlanctl/terminal.h"
#include "app/helper/helpererrors.h"

#include <unistd.h>

namespace Farlan
{

bool goesWithoutBus(const Error &why)
{
    if (geteuid() != 0) {
        return false;
    }
    if (!hasNoHelper(why)) {
        printWarning(why.message);
    }
    return true;
}

} // namespace Farlan
