// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <array>

namespace Farlan
{

using HardwareAddress = std::array<quint8, 6>;

// "02:00:5e:10:00:01", of one station: unicast, and not zero. The error is InvalidSettings.
Result<HardwareAddress> parseHardwareAddress(const QString &text);
Result<void> checkHardwareAddress(const QString &text);

QString toString(const HardwareAddress &address);

} // namespace Farlan
