// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/tunnelsettings.h"

#include <QAbstractSocket>

#include <chrono>

namespace Farlan
{

// The steps of a client's way to its server, in this order. With a proxy, the first two lead to
// that; without one there is no AskProxy.
enum class DialStep {
    None, // not begun
    Resolve, // only of a name
    Connect, // TCP
    AskProxy, // CONNECT, and what the proxy wants for it
    Secure, // TLS
    SignIn, // HTTP upgrade
};

// To whom TCP goes: the proxy or the server.
const QUrl &firstHop(const TunnelSettings &settings);

QString hostAndPort(const QUrl &url);

// What went wrong in a step, for the person. `text` is the resolver's or the socket's. What a
// server answered to the upgrade request is explained by explainRefusal().
Error explainUnknownName(const TunnelSettings &settings, const QString &text);
Error explainSocketError(DialStep step, const TunnelSettings &settings,
                         QAbstractSocket::SocketError error, const QString &text);
Error explainDelay(DialStep step, const TunnelSettings &settings, std::chrono::seconds deadline);

} // namespace Farlan
