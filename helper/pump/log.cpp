// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/log.h"

namespace Farlan
{

Q_LOGGING_CATEGORY(lcPump, "farlan.pump")

} // namespace Farlan
