// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/tunnelstatus.h"

#include <QVariantMap>

namespace Farlan
{

// A status as the properties of org.farlan.Helper1.Tunnel, all of them and in their D-Bus types.
QVariantMap toProperties(const TunnelStatus &status);

// The error is HelperFailed: the helper is of a version that has other phases.
Result<TunnelStatus> statusFromProperties(const QVariantMap &properties);

} // namespace Farlan
