// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/dialer.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"
#include "pump/link.h"
#include "pump/log.h"
#include "pump/tls.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSignalBlocker>
#include <QSslCipher>
#include <QSslSocket>

#include <chrono>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kDeadline = 10s; // of each phase
constexpr auto kNextAddress = 3s; // of one address while there are others to try
constexpr qint64 kHandshakeBufferBytes = 64 * 1024; // a server's endless header gets no further
constexpr qsizetype kMaximumAddresses = 16;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1StringView("wss") ? 443 : 80);
}

QString hostAndPort(const QUrl &url)
{
    return endpointText(url.host(), portOf(url));
}

// For Qt, which sends Latin-1 to proxies, and loses what is not in it: as UTF-8.
QString proxyText(const QString &text)
{
    return QString::fromLatin1(text.toUtf8());
}

// RFC 8305, 4: the families take turns, so that one that leads nowhere costs one try.
QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    if (addresses.isEmpty()) {
        return {};
    }
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress &address : addresses) {
        (address.protocol() == addresses.first().protocol() ? first : second).append(address);
    }
    QList<QHostAddress> mixed;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        mixed += first.mid(i, 1);
        mixed += second.mid(i, 1);
    }
    return mixed.mid(0, kMaximumAddresses);
}

} // namespace

Dialer::Dialer(const TunnelSettings &settings, const TunnelSecrets &secrets, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_secrets(secrets)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Dialer::onDeadline);
}

Dialer::~Dialer()
{
    dropWebSocket();
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(m_lookup);
    }
}

void Dialer::start()
{
    if (m_settings.isTls()) {
        const Result<QSslConfiguration> tls = clientTls(m_settings.cacerts);
        if (!tls) {
            fail(tls.error());
            return;
        }
        m_tls = *tls;
    }
    if (usesProxy()) {
        enter(TunnelPhase::Connecting);
        openWebSocket(); // the proxy resolves the host's name
    } else {
        resolve();
    }
}

void Dialer::enter(TunnelPhase phase)
{
    m_phase = phase;
    m_deadline.start(kDeadline);
    emit phaseReached(phase);
}

void Dialer::resolve()
{
    const QHostAddress literal(m_settings.uri.host());
    if (!literal.isNull()) {
        m_addresses = { literal }; // QHostInfo would ask DNS for its name
        tryNextAddress();
        return;
    }
    enter(TunnelPhase::Resolving);
    m_lookup = QHostInfo::lookupHost(m_settings.uri.host(), this, &Dialer::onResolved);
}

void Dialer::onResolved(const QHostInfo &host)
{
    m_lookup = -1;
    m_addresses = interleaved(host.addresses());
    if (m_addresses.isEmpty()) {
        fail(
            Error{ ErrorName::HostNotFound,
                   QStringLiteral("The name %1 was not found: %2.")
                       .arg(m_settings.uri.host(), host.errorString()),
                   QStringLiteral("Check the address, and that this machine can resolve names.") });
        return;
    }
    tryNextAddress();
}

void Dialer::tryNextAddress()
{
    const QHostAddress address = m_addresses.takeFirst();
    enter(TunnelPhase::Connecting);
    if (!m_addresses.isEmpty()) {
        m_deadline.start(kNextAddress);
    }
    openWebSocket();
    dial(address);
}

void Dialer::dropWebSocket()
{
    if (!m_webSocket) {
        return;
    }
    if (m_proxyGuard) {
        m_proxyGuard->disconnect(this);
        m_proxyGuard.release()->deleteLater(); // we may be in its signal
    }
    m_socket->disconnect(this);
    m_webSocket->disconnect(this);
    m_webSocket->abort();
    m_webSocket.release()->deleteLater(); // we may be in its signal
}

void Dialer::openWebSocket()
{
    dropWebSocket();
    m_webSocket = std::make_unique<QWebSocket>();
    Link::limitMessages(*m_webSocket);
    m_webSocket->setSslConfiguration(m_tls);
    if (usesProxy()) {
        m_webSocket->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, m_settings.proxy.host(),
                                            static_cast<quint16>(m_settings.proxy.port()),
                                            proxyText(m_settings.proxy.userName()),
                                            proxyText(m_secrets.proxyPassword)));
    } else {
        m_webSocket->setProxy(QNetworkProxy::FtpCachingProxy); // see dial()
    }
    QUrl url = m_settings.uri;
    if (url.path().isEmpty()) {
        url.setPath(QStringLiteral("/"));
    }
    QNetworkRequest request(url);
    if (!m_settings.user.isEmpty()) {
        const QString credentials = m_settings.user + QLatin1Char(':') + m_secrets.password;
        request.setRawHeader("Authorization", "Basic " + credentials.toUtf8().toBase64());
    }
    m_webSocket->open(request);

    m_socket = m_webSocket->findChild<QTcpSocket *>();
    m_socket->setReadBufferSize(kHandshakeBufferBytes);
    if (usesProxy()) {
        m_proxyGuard = std::make_unique<ProxyGuard>(*m_socket);
        connect(m_proxyGuard.get(), &ProxyGuard::exceeded, this, &Dialer::onProxyAnswerExceeded);
    }
    connect(m_socket, &QTcpSocket::stateChanged, this, &Dialer::onSocketState);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket)) {
        connect(tls, &QSslSocket::encrypted, this, &Dialer::onEncrypted);
    }
    connect(m_webSocket.get(), &QWebSocket::sslErrors, this, &Dialer::onSslErrors);
    connect(m_webSocket.get(), &QWebSocket::connected, this, &Dialer::onConnected);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_webSocket.get(), &QWebSocket::errorOccurred, this, &Dialer::onSocketError);
#else
    connect(m_webSocket.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &Dialer::onSocketError);
#endif
}

// QWebSocket would look the name up again and wait 30 s for each address. So it was given a proxy
// that no socket can use, with which its socket did nothing, and the socket is now sent to one
// address. The request and the TLS name stay the URI's.
void Dialer::dial(const QHostAddress &address)
{
    {
        const QSignalBlocker unnoticed(m_socket);
        m_socket->abort();
    }
    m_socket->setProxy(QNetworkProxy::NoProxy);
    const auto port = static_cast<quint16>(portOf(m_settings.uri));
    m_peer = PeerStatus{};
    m_peer.address = endpointText(address.toString(), port);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket)) {
        tls->connectToHostEncrypted(address.toString(), port, m_settings.uri.host());
    } else {
        m_socket->connectToHost(address, port);
    }
}

void Dialer::onSocketState(QAbstractSocket::SocketState state)
{
    if (state != QAbstractSocket::ConnectedState) {
        return;
    }
    if (usesProxy()) {
        m_proxyGuard.reset();
        m_peer.address = QStringLiteral("%1 through %2")
                             .arg(hostAndPort(m_settings.uri), hostAndPort(m_settings.proxy));
    }
    if (m_settings.isTls()) {
        enter(TunnelPhase::Securing);
    } else {
        enter(TunnelPhase::SigningIn);
        m_socket->startTransaction(); // keeps the reply, for explainRefusal()
    }
}

void Dialer::onEncrypted()
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket);
    m_peer.tlsVersion = tlsVersion(*tls);
    m_peer.cipher = tls->sessionCipher().name();
    m_peer.certificateSha256
        = QString::fromLatin1(tls->peerCertificate().digest(QCryptographicHash::Sha256).toHex());
    enter(TunnelPhase::SigningIn);
    m_socket->startTransaction();
}

void Dialer::onSslErrors(const QList<QSslError> &errors)
{
    const QString problem = describe(errors);
    if (m_settings.insecure) {
        m_peer.certificateProblem = problem;
        m_webSocket->ignoreSslErrors();
        return;
    }
    const QString fingerprint = QString::fromLatin1(
        errors.first().certificate().digest(QCryptographicHash::Sha256).toHex());
    fail(Error{
        ErrorName::CertificateRefused,
        QStringLiteral("The certificate of %1 is refused: %2.").arg(m_settings.uri.host(), problem),
        QStringLiteral("If you trust the authority that signed it, give that as CA file "
                       "(cacerts). The certificate's SHA-256 is %1.")
            .arg(fingerprint) });
}

void Dialer::onConnected()
{
    m_deadline.stop();
    m_socket->commitTransaction();
    m_socket->setReadBufferSize(0); // frames are read only when complete; Link has its own limits
    m_socket->disconnect(this);
    m_webSocket->disconnect(this);
    emit established();
}

void Dialer::onSocketError(QAbstractSocket::SocketError error)
{
    if (m_phase == TunnelPhase::Connecting && !usesProxy() && !m_addresses.isEmpty()) {
        qCDebug(lcPump) << "No connection to" << m_peer.address << m_socket->errorString();
        tryNextAddress();
        return;
    }
    if (m_phase == TunnelPhase::SigningIn) {
        m_socket->rollbackTransaction();
        const QByteArray reply = m_socket->peek(kHandshakeBufferBytes);
        fail(explainRefusal(reply, !m_settings.user.isEmpty()));
        return;
    }
    fail(explainSocketError(error));
}

void Dialer::onProxyAnswerExceeded()
{
    fail(Error{ ErrorName::ProxyFailed,
                QStringLiteral("The proxy %1 did not connect to %2: its answer is too long.")
                    .arg(hostAndPort(m_settings.proxy), hostAndPort(m_settings.uri)) });
}

void Dialer::onDeadline()
{
    if (m_phase == TunnelPhase::Connecting && !m_addresses.isEmpty()) {
        tryNextAddress();
        return;
    }
    QString what;
    switch (m_phase) {
    case TunnelPhase::Resolving:
        what = QStringLiteral("The name %1 could not be resolved").arg(m_settings.uri.host());
        break;
    case TunnelPhase::Connecting:
        what = usesProxy() ? QStringLiteral("The proxy did not connect")
                           : QStringLiteral("%1 did not answer").arg(hostAndPort(m_settings.uri));
        break;
    case TunnelPhase::Securing:
        what = QStringLiteral("TLS with %1 was not established").arg(hostAndPort(m_settings.uri));
        break;
    default:
        what = QStringLiteral("The server did not answer the request for a tunnel");
        break;
    }
    fail(Error{ ErrorName::TimedOut,
                QStringLiteral("%1 within %2 seconds.").arg(what).arg(kDeadline.count()) });
}

Error Dialer::explainSocketError(QAbstractSocket::SocketError error) const
{
    const QString host = hostAndPort(m_settings.uri);
    const QString proxy = hostAndPort(m_settings.proxy);
    const QString text = m_socket->errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        if (usesProxy()) {
            break;
        }
        return { ErrorName::ConnectionFailed,
                 QStringLiteral("%1 refused the connection.").arg(host),
                 QStringLiteral("Check the port, and that the server is running.") };
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return {
            ErrorName::ProxyAuthenticationFailed,
            QStringLiteral("The proxy %1 did not accept the user name or the password.").arg(proxy)
        };
    case QAbstractSocket::ProxyNotFoundError:
        return { ErrorName::HostNotFound,
                 QStringLiteral("The proxy %1 was not found.").arg(proxy) };
    case QAbstractSocket::SslHandshakeFailedError:
        return { ErrorName::TlsFailed, QStringLiteral("TLS with %1 failed: %2.").arg(host, text),
                 QStringLiteral("Check that the server speaks TLS on this port (wss://).") };
    default:
        break;
    }
    if (usesProxy() && m_phase == TunnelPhase::Connecting) {
        return { ErrorName::ProxyFailed,
                 QStringLiteral("The proxy %1 did not connect to %2: %3.").arg(proxy, host, text) };
    }
    if (m_phase == TunnelPhase::Securing && error == QAbstractSocket::RemoteHostClosedError) {
        return { ErrorName::TlsFailed,
                 QStringLiteral("%1 closed the connection during the TLS handshake.").arg(host),
                 QStringLiteral("Check that the server speaks TLS on this port (wss://).") };
    }
    return { ErrorName::ConnectionFailed,
             QStringLiteral("No connection to %1: %2.").arg(host, text) };
}

void Dialer::fail(const UpgradeRefusal &refusal)
{
    m_deadline.stop();
    m_addresses.clear();
    dropWebSocket();
    emit failed(refusal);
}

} // namespace Farlan
