// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/log.h"

namespace Farlan
{

Q_LOGGING_CATEGORY(lcBroker, "farlan.broker")

} // namespace Farlan
