// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/httprequest.h"

#include <QByteArray>
#include <QList>

namespace Farlan
{

// Whether a request may come from where its Origin header says. Programs send none, or, as
// etherws's client does, one made of the address that they connect to; browsers send the page's. A
// page of another site is let in only if it is in `allowed`. One whose host is our own is let in if
// it had to know a password, or if our host is an IP address: a name could have been made to point
// to us (DNS rebinding), and then the page is a stranger's.
bool isAllowedOrigin(const HttpRequest &request, const QList<QByteArray> &allowed,
                     bool asksForPassword);

} // namespace Farlan
