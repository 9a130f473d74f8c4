// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/pumpmessages.h"
#include "contract/tunnelsettings.h"
#include "contract/tunnelstatus.h"
#include "pump/dialstep.h"
#include "pump/proxyguard.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace Farlan
{

// Brings a client to its server once: DNS, TCP, proxy, TLS, sign-in. Each step has its own
// deadline and its own error. Tries the addresses of both families one after the other. The user's
// credentials go out only after the certificate was accepted, and never to where a server
// redirects.
class Dialer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Dialer)

public:
    Dialer(const TunnelSettings &settings, const TunnelSecrets &secrets, QObject *parent = nullptr);
    ~Dialer() override;

    void start();

    // After established(): the WebSocket, and the socket it runs on.
    std::unique_ptr<QWebSocket> takeWebSocket() { return std::move(m_webSocket); }
    QTcpSocket &socket() const { return *m_socket; }
    const PeerStatus &peer() const { return m_peer; }
    const QList<QHostAddress> &addresses() const { return m_resolved; } // of the first hop

signals:
    void stepReached(Farlan::DialStep step); // also for each address that is tried
    void established();
    void failed(const Farlan::PumpFailed &failure); // once; then the dialer is spent

private:
    bool usesProxy() const { return !m_settings.proxy.isEmpty(); }
    void enter(DialStep step);
    void resolve();
    void onResolved(const QHostInfo &host);
    void tryNextAddress();
    void openWebSocket(const QHostAddress &address);
    void dropWebSocket();
    QNetworkProxy proxyAt(const QHostAddress &address) const;
    void guardProxy();
    void onProxyReached();
    void dial(const QHostAddress &address);
    void onSocketState(QAbstractSocket::SocketState state);
    const QSslSocket &tlsSocket() const; // with wss://
    bool isPinned() const; // what the server shows
    void onEncrypted();
    void onSslErrors(const QList<QSslError> &errors);
    void onConnected();
    void onSocketError(QAbstractSocket::SocketError error);
    void onProxyAnswerExceeded();
    void onDeadline();
    void fail(const Error &error) { fail(PumpFailed{ error, {} }); }
    void fail(const PumpFailed &failure);

    TunnelSettings m_settings;
    TunnelSecrets m_secrets;
    QSslConfiguration m_tls;
    QTimer m_deadline;
    DialStep m_step = DialStep::None;
    int m_lookup = -1;
    QList<QHostAddress> m_resolved;
    QList<QHostAddress> m_addresses; // still to be tried
    std::unique_ptr<QWebSocket> m_webSocket;
    QTcpSocket *m_socket = nullptr; // child of m_webSocket
    std::unique_ptr<ProxyGuard> m_proxyGuard; // while connecting through a proxy
    PeerStatus m_peer;
};

} // namespace Farlan
