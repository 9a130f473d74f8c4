// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/linkcontrol.h"

#include <utility>

namespace Farlan
{

// A link that this process made: deleted by its ifindex when this goes, whatever it is called by
// then.
class OwnedLink final
{
public:
    OwnedLink(LinkControl &control, int ifindex)
        : m_control(&control)
        , m_ifindex(ifindex)
    {
    }
    OwnedLink(OwnedLink &&other) noexcept
        : m_control(other.m_control)
        , m_ifindex(std::exchange(other.m_ifindex, 0))
    {
    }
    OwnedLink(const OwnedLink &) = delete;
    OwnedLink &operator=(const OwnedLink &) = delete;
    OwnedLink &operator=(OwnedLink &&) = delete;
    ~OwnedLink();

    int ifindex() const { return m_ifindex; }

private:
    LinkControl *m_control;
    int m_ifindex; // 0: moved away
};

} // namespace Farlan
