// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <chrono>

// The helper on the system bus; org.farlan.Helper1.xml describes it.
namespace Farlan
{

inline constexpr QLatin1StringView kBusName("org.farlan.Helper1");
inline constexpr QLatin1StringView kManagerPath("/org/farlan/Helper1");
inline constexpr QLatin1StringView kTunnelPathPrefix("/org/farlan/Helper1/tunnel/");
inline constexpr QLatin1StringView kManagerInterface("org.farlan.Helper1.Manager");
inline constexpr QLatin1StringView kTunnelInterface("org.farlan.Helper1.Tunnel");
inline constexpr uint kApiVersion = 1;

// A person has five minutes for each question that polkit asks, and opening a tunnel may need
// three: whoever calls waits longer.
inline constexpr std::chrono::minutes kCallDeadline{ 16 };

} // namespace Farlan
