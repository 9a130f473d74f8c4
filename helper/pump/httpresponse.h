// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Farlan
{

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

// A whole response, after which the connection must be closed. It tells as little as HTTP allows:
// the status, and for 405 and 426 the headers that say what would be right. WWW-Authenticate and
// Retry-After are the caller's to add; no part of them may come from the peer.
QByteArray httpResponse(int status, const QList<HttpHeader> &headers = {});

} // namespace Farlan
