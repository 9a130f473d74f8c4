// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QString>

namespace Farlan
{

// TLS 1.2 or later. `cacerts` is PEM and replaces the system's authorities; empty: the system's.
Result<QSslConfiguration> clientTls(const QByteArray &cacerts);

// The chain begins with the server's own certificate, which must match the key.
Result<QSslConfiguration> serverTls(const QByteArray &certfile, const QByteArray &keyfile);

// "TLSv1.3", of an encrypted socket.
QString tlsVersion(const QSslSocket &socket);

} // namespace Farlan
