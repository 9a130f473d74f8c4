// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/dialer.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"
#include "pump/certificatecheck.h"
#include "pump/frames/records.h"
#include "pump/log.h"
#include "pump/tls.h"
#include "pump/upgradereply.h"

#include <QNetworkRequest>
#include <QSignalBlocker>
#include <QSslCipher>
#include <QSslSocket>
#include <QWebSocketHandshakeOptions>

#include <chrono>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kDeadline = 10s; // of each step
constexpr auto kNextAddress = 3s; // of one address while there are others to try
constexpr qint64 kHandshakeBufferBytes = 64 * 1024; // a server's endless header gets no further
constexpr qsizetype kMaximumAddresses = 16;

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
    resolve();
}

void Dialer::enter(DialStep step)
{
    m_step = step;
    m_deadline.start(kDeadline);
    emit stepReached(step);
}

// With a proxy, that one's name: it resolves the server's itself.
void Dialer::resolve()
{
    const QString host = firstHop(m_settings).host();
    const QHostAddress literal(host);
    if (!literal.isNull()) {
        m_addresses = { literal }; // QHostInfo would ask DNS for its name
        tryNextAddress();
        return;
    }
    enter(DialStep::Resolve);
    m_lookup = QHostInfo::lookupHost(host, this, &Dialer::onResolved);
}

void Dialer::onResolved(const QHostInfo &host)
{
    m_lookup = -1;
    m_resolved = m_addresses = interleaved(host.addresses());
    if (m_addresses.isEmpty()) {
        fail(explainUnknownName(m_settings, host.errorString()));
        return;
    }
    tryNextAddress();
}

void Dialer::tryNextAddress()
{
    const QHostAddress address = m_addresses.takeFirst();
    m_peer = PeerStatus{};
    m_peer.address = endpointText(address.toString(), portOf(firstHop(m_settings)));
    enter(DialStep::Connect);
    if (!m_addresses.isEmpty()) {
        m_deadline.start(kNextAddress);
    }
    openWebSocket(address);
    if (usesProxy()) {
        guardProxy();
    } else {
        dial(address);
    }
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

// With an address instead of its name, so that it is tried as a server's would be.
QNetworkProxy Dialer::proxyAt(const QHostAddress &address) const
{
    return QNetworkProxy(
        QNetworkProxy::HttpProxy, address.toString(), static_cast<quint16>(m_settings.proxy.port()),
        proxyText(m_settings.proxy.userName()), proxyText(m_secrets.proxyPassword));
}

void Dialer::guardProxy()
{
    m_proxyGuard = std::make_unique<ProxyGuard>(*m_socket);
    connect(m_proxyGuard.get(), &ProxyGuard::exceeded, this, &Dialer::onProxyAnswerExceeded);
    connect(m_proxyGuard.get(), &ProxyGuard::reached, this, &Dialer::onProxyReached);
    if (m_proxyGuard->isReached()) {
        onProxyReached(); // one on this machine may be at once
    }
}

void Dialer::onProxyReached()
{
    if (m_step == DialStep::Connect) { // not when Qt connects again to answer a 407
        m_addresses.clear();
        enter(DialStep::AskProxy);
    }
}

void Dialer::openWebSocket(const QHostAddress &address)
{
    dropWebSocket();
    m_webSocket = std::make_unique<QWebSocket>();
    m_webSocket->setSslConfiguration(m_tls);
    m_webSocket->setProxy(usesProxy()
                              ? proxyAt(address)
                              : QNetworkProxy(QNetworkProxy::FtpCachingProxy)); // see dial()
    QUrl url = m_settings.uri;
    if (url.path().isEmpty()) {
        url.setPath(QStringLiteral("/"));
    }
    QNetworkRequest request(url);
    if (!m_settings.user.isEmpty()) {
        const QString credentials = m_settings.user + QLatin1Char(':') + m_secrets.password;
        request.setRawHeader("Authorization", "Basic " + credentials.toUtf8().toBase64());
    }
    QWebSocketHandshakeOptions options;
    if (!m_settings.plain) {
        options.setSubprotocols(
            { QLatin1StringView(kPlainProtocol), QLatin1StringView(kSuperframeProtocol) });
    }
    m_webSocket->open(request, options);

    m_socket = m_webSocket->findChild<QTcpSocket *>();
    m_socket->setReadBufferSize(kHandshakeBufferBytes);
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
        enter(DialStep::Secure);
    } else {
        enter(DialStep::SignIn);
        m_socket->startTransaction(); // keeps the reply, for explainRefusal()
    }
}

const QSslSocket &Dialer::tlsSocket() const
{
    return *qobject_cast<QSslSocket *>(m_socket);
}

bool Dialer::isPinned() const
{
    return !m_settings.pin.isEmpty() && sha256Of(tlsSocket().peerCertificate()) == m_settings.pin;
}

// The request is written already, but nothing of it goes out before this has returned: fail()
// discards it.
void Dialer::onEncrypted()
{
    m_peer.tlsVersion = tlsVersion(tlsSocket());
    m_peer.cipher = tlsSocket().sessionCipher().name();
    m_peer.certificateSha256 = sha256Of(tlsSocket().peerCertificate());
    m_peer.certificatePinned = isPinned();
    if (!m_settings.pin.isEmpty() && !m_peer.certificatePinned) {
        // One of an authority's, of which onSslErrors() does not hear.
        fail(refuseCertificate(m_settings, tlsSocket().peerCertificateChain(), {}));
        return;
    }
    enter(DialStep::SignIn);
    m_socket->startTransaction();
}

void Dialer::onSslErrors(const QList<QSslError> &errors)
{
    m_peer.certificateProblem = describe(errors);
    if (m_settings.insecure || isPinned()) {
        m_webSocket->ignoreSslErrors();
        return;
    }
    fail(refuseCertificate(m_settings, tlsSocket().peerCertificateChain(), errors));
}

void Dialer::onConnected()
{
    m_deadline.stop();
    m_socket->commitTransaction();
    m_socket->disconnect(this);
    m_webSocket->disconnect(this);
    emit established();
}

void Dialer::onSocketError(QAbstractSocket::SocketError error)
{
    if (m_step == DialStep::Connect && !m_addresses.isEmpty()) {
        qCDebug(lcPump) << "No connection to" << m_peer.address << m_socket->errorString();
        tryNextAddress();
        return;
    }
    if (m_step == DialStep::SignIn) {
        m_socket->rollbackTransaction();
        const QByteArray reply = m_socket->peek(kHandshakeBufferBytes);
        const UpgradeRefusal refusal = explainRefusal(reply, !m_settings.user.isEmpty());
        fail(PumpFailed{ refusal.error, refusal.retryAfter });
        return;
    }
    fail(explainSocketError(m_step, m_settings, error, m_socket->errorString()));
}

void Dialer::onProxyAnswerExceeded()
{
    fail(Error{ ErrorName::ProxyFailed,
                QStringLiteral("The proxy %1 did not connect to %2: its answer is too long.")
                    .arg(hostAndPort(m_settings.proxy), hostAndPort(m_settings.uri)) });
}

void Dialer::onDeadline()
{
    if (m_step == DialStep::Connect && !m_addresses.isEmpty()) {
        tryNextAddress();
        return;
    }
    fail(explainDelay(m_step, m_settings, kDeadline));
}

void Dialer::fail(const PumpFailed &failure)
{
    m_deadline.stop();
    m_addresses.clear();
    dropWebSocket();
    emit failed(failure);
}

} // namespace Farlan
