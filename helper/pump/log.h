// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace Farlan
{

Q_DECLARE_LOGGING_CATEGORY(lcPump)

} // namespace Farlan
