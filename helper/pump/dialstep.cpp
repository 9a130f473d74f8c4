// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/dialstep.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

bool usesProxy(const TunnelSettings &settings)
{
    return !settings.proxy.isEmpty();
}

Error explainNoConnection(const TunnelSettings &settings, QAbstractSocket::SocketError error,
                          const QString &text)
{
    const QString whom
        = (usesProxy(settings) ? u"The proxy %1"_s : u"%1"_s).arg(hostAndPort(firstHop(settings)));
    const QString name = usesProxy(settings) ? ErrorName::ProxyFailed : ErrorName::ConnectionFailed;
    if (error == QAbstractSocket::ConnectionRefusedError
        || error == QAbstractSocket::ProxyConnectionRefusedError) {
        return { name, u"%1 refused the connection."_s.arg(whom),
                 u"Check the port, and that the %1 is running."_s.arg(
                     usesProxy(settings) ? u"proxy"_s : u"server"_s) };
    }
    return { name,
             (usesProxy(settings) ? u"No connection to the proxy %1: %2."_s
                                  : u"No connection to %1: %2."_s)
                 .arg(hostAndPort(firstHop(settings)), text) };
}

Error explainProxyRefusal(const TunnelSettings &settings, QAbstractSocket::SocketError error,
                          const QString &text)
{
    const QString proxy = hostAndPort(settings.proxy);
    if (error == QAbstractSocket::ProxyAuthenticationRequiredError) {
        if (settings.proxy.userName().isEmpty()) {
            return { ErrorName::ProxyAuthenticationFailed,
                     u"The proxy %1 asks for a user name and a password (407)."_s.arg(proxy),
                     u"Put the user name into its address: http://USER@HOST:PORT"_s };
        }
        return { ErrorName::ProxyAuthenticationFailed,
                 u"The proxy %1 did not accept the user name or the password."_s.arg(proxy) };
    }
    return { ErrorName::ProxyFailed,
             u"The proxy %1 did not connect to %2: %3."_s.arg(proxy, hostAndPort(settings.uri),
                                                              text) };
}

} // namespace

const QUrl &firstHop(const TunnelSettings &settings)
{
    return usesProxy(settings) ? settings.proxy : settings.uri;
}

QString hostAndPort(const QUrl &url)
{
    return endpointText(url.host(), portOf(url));
}

Error explainUnknownName(const TunnelSettings &settings, const QString &text)
{
    return { ErrorName::HostNotFound,
             (usesProxy(settings) ? u"The name %1 of the proxy was not found: %2."_s
                                  : u"The name %1 was not found: %2."_s)
                 .arg(firstHop(settings).host(), text),
             u"Check the address, and that this machine can resolve names."_s };
}

Error explainSocketError(DialStep step, const TunnelSettings &settings,
                         QAbstractSocket::SocketError error, const QString &text)
{
    const QString host = hostAndPort(settings.uri);
    const QString tlsHint = u"Check that the server speaks TLS on this port (wss://)."_s;
    if (step == DialStep::Connect) {
        return explainNoConnection(settings, error, text);
    }
    if (step == DialStep::AskProxy) {
        return explainProxyRefusal(settings, error, text);
    }
    if (error == QAbstractSocket::SslHandshakeFailedError) {
        return { ErrorName::TlsFailed, u"TLS with %1 failed: %2."_s.arg(host, text), tlsHint };
    }
    if (step == DialStep::Secure && error == QAbstractSocket::RemoteHostClosedError) {
        return { ErrorName::TlsFailed,
                 u"%1 closed the connection during the TLS handshake."_s.arg(host), tlsHint };
    }
    return { ErrorName::ConnectionFailed, u"No connection to %1: %2."_s.arg(host, text) };
}

Error explainDelay(DialStep step, const TunnelSettings &settings, std::chrono::seconds deadline)
{
    QString what;
    switch (step) {
    case DialStep::Resolve:
        what = u"The name %1 could not be resolved"_s.arg(firstHop(settings).host());
        break;
    case DialStep::Connect:
        what = (usesProxy(settings) ? u"The proxy %1 did not answer"_s : u"%1 did not answer"_s)
                   .arg(hostAndPort(firstHop(settings)));
        break;
    case DialStep::AskProxy:
        what = u"The proxy %1 did not connect"_s.arg(hostAndPort(settings.proxy));
        break;
    case DialStep::Secure:
        what = u"TLS with %1 was not established"_s.arg(hostAndPort(settings.uri));
        break;
    case DialStep::None:
    case DialStep::SignIn:
        what = u"The server did not answer the request for a tunnel"_s;
        break;
    }
    return { ErrorName::TimedOut, u"%1 within %2 seconds."_s.arg(what).arg(deadline.count()) };
}

} // namespace Farlan
