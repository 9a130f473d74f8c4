// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <functional>
#include <limits>

struct nlmsghdr;

namespace Farlan
{

class LinkMessage;

// What the kernel said to a request.
struct KernelAnswer {
    int errorNumber = 0; // an errno; 0: done
    QString explanation = {}; // the kernel's own words, which are often missing

    explicit operator bool() const { return errorNumber == 0; }
    QString text() const; // why it was refused, for a person
};

// A routing netlink socket for requests. libnl builds and parses the messages; the socket is ours,
// because libnl's folds errno into fewer codes and drops the kernel's explanation.
class RouteSocket final
{
public:
    using Reader = std::function<void(const nlmsghdr &)>;

    static Result<RouteSocket> open();

    // Sends the request and waits for the answer, which the kernel gives before send() returns.
    // `reader` sees every message that is part of it. After about `most` of them the rest is left
    // unread and the answer is ECANCELED; the socket is good for nothing else then.
    KernelAnswer request(const LinkMessage &message, const Reader &reader = {},
                         int most = std::numeric_limits<int>::max());

private:
    explicit RouteSocket(UniqueFd socket)
        : m_socket(std::move(socket))
    {
    }

    UniqueFd m_socket;
    quint32 m_sequence = 0;
};

// A routing netlink socket that also hears of what happens in `groups` (RTMGRP_…).
Result<UniqueFd> openRouteSocket(quint32 groups, int flags);

} // namespace Farlan
