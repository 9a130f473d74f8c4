// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDBusError>

// What keeps a program from using the helper on the system bus, in words for a person.
namespace Farlan
{

// What came back for a call to a helper that is meant to run. The helper's own errors keep their
// name; the bus's become ours.
Error errorFromBus(const QDBusError &error);
// The same for the call that is to start it.
Error errorOfStart(const QDBusError &error);

Error noSystemBus();
Error systemBusLost();
Error helperNotInstalled();
Error helperStopped(); // in the middle of something
Error helperOfOtherVersion(const QString &version, uint apiVersion);
Error helperElsewhere(); // in another network namespace
Error helperTalksNonsense(const QString &what);

// Whether it says that there is no helper to talk to, whose tunnels one would have to know.
bool hasNoHelper(const Error &error);

} // namespace Farlan
