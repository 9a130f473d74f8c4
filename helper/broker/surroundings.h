// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/instance.h"
#include "broker/linkcontrol.h"
#include "broker/linkmonitor.h"
#include "broker/pumpprocess.h"

#include <memory>

namespace Farlan
{

// What all tunnels of one helper share. Outlives them.
struct Surroundings {
    // Also removes what dead helpers left in this network namespace.
    static Result<std::unique_ptr<Surroundings>> create(const PumpAccount &pumps);

    LinkControl links;
    std::unique_ptr<LinkMonitor> monitor;
    Instance instance;
    PumpAccount pumps;
};

} // namespace Farlan
