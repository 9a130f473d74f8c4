// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace Farlan
{

// Who asks the person for polkit, where the session has nobody for that.
class PermissionAgent
{
public:
    virtual ~PermissionAgent() = default;

    // Calls `done` once, maybe at once, as soon as polkit knows the agent, or there will be none.
    virtual void start(const std::function<void()> &done) = 0;
    virtual void stop() = 0;
};

} // namespace Farlan
