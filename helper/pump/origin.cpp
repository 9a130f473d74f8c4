// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/origin.h"

#include <QHostAddress>
#include <QUrl>

namespace Farlan
{

bool isAllowedOrigin(const HttpRequest &request, const QList<QByteArray> &allowed,
                     bool asksForPassword)
{
    if (request.origin.isNull() || allowed.contains(request.origin)) {
        return true;
    }
    const QByteArray host = request.host.toLower();
    const QByteArray origin = request.origin.toLower();
    if (host.isEmpty() || (origin != "http://" + host && origin != "https://" + host)) {
        return false;
    }
    const QUrl self(QString::fromLatin1("http://" + host), QUrl::StrictMode);
    return asksForPassword || !QHostAddress(self.host()).isNull();
}

} // namespace Farlan
