// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/tunnelstatus.h"

#include <QDBusMessage>

namespace Farlan
{

// A call to the bus itself.
QDBusMessage askBus(const QString &method);

// org.freedesktop.DBus.Properties.GetAll
QDBusMessage getAll(const QString &service, const QString &path, const QString &interface);

// From a tunnel's properties as they come from the bus.
Result<TunnelStatus> statusFromBus(QVariantMap properties);

} // namespace Farlan
