// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/tunnelstatus.h"

#include <QString>

namespace Farlan
{

// One line for a person: "Connected to wss://host/ on ethws0 (TLSv1.3, TLS_AES_256_GCM_SHA384)".
// The same in the log and on the command line.
QString describe(const TunnelStatus &status);

} // namespace Farlan
