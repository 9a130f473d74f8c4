// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// The login session that polkit takes this process to be of; empty for none.
QString ownSession();

} // namespace Farlan
