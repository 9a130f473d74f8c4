// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/visitor.h"

#include "contract/settingrules.h"
#include "pump/basiccredentials.h"
#include "pump/frames/records.h"
#include "pump/log.h"
#include "pump/origin.h"
#include "pump/tls.h"

#include <QSslCipher>
#include <QSslSocket>

#include <chrono>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kDeadline = 5s; // from the TCP connection to a correct password
constexpr auto kUpgradeDeadline = 5s; // for the interface and the upgrade
constexpr auto kGoodbye = 1s; // for the answer to be sent
constexpr auto kRetryWhenFull = "30";
constexpr qint64 kReadBufferBytes = 16 * 1024; // twice the largest request head
const char kChallenge[] = "Basic realm=\"Farlan\", charset=\"UTF-8\"";

} // namespace

Visitor::Visitor(UniqueFd fd, const QHostAddress &source, std::unique_ptr<Admission::Ticket> ticket,
                 const DoorRules &rules, QObject *parent)
    : QObject(parent)
    , m_rules(rules)
    , m_source(source)
    , m_ticket(std::move(ticket))
    , m_socket(rules.tls ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>())
{
    if (m_socket->setSocketDescriptor(fd.get())) {
        fd.release(); // else it goes with the deadline
    }
    m_socket->setReadBufferSize(kReadBufferBytes);
    m_endpoint = endpointText(source.toString(), m_socket->peerPort());
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, [this] {
        if (m_checkingPassword) {
            refuseForNow(QStringLiteral("too many sign-ins at the same time"));
            return;
        }
        qCInfo(lcPump).noquote() << QStringLiteral("%1 took too long to sign in").arg(m_endpoint);
        leave();
    });
}

Visitor::~Visitor()
{
    if (m_socket) {
        m_socket->disconnect(this); // it tells its end when it is deleted, and we are half gone
    }
}

void Visitor::start()
{
    m_deadline.start(kDeadline);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Visitor::leave);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Visitor::readRequest);
    connect(&m_passwordCheck, &QFutureWatcher<bool>::finished, this, &Visitor::onPasswordChecked);
    if (m_rules.tls) {
        auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
        tls->setSslConfiguration(*m_rules.tls);
        tls->startServerEncryption();
    }
}

PeerStatus Visitor::peer() const
{
    PeerStatus peer;
    peer.address = m_endpoint;
    if (const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get())) {
        peer.tlsVersion = tlsVersion(*tls);
        peer.cipher = tls->sessionCipher().name();
    }
    return peer;
}

void Visitor::readRequest()
{
    const QByteArray received = m_socket->peek(kReadBufferBytes);
    const HttpHead head = parseHttpHead(received);
    if (std::holds_alternative<HttpIncomplete>(head)) {
        return;
    }
    disconnect(m_socket.get(), &QTcpSocket::readyRead, this, &Visitor::readRequest);
    if (const auto *refusal = std::get_if<HttpRefusal>(&head)) {
        refuse(refusal->status, refusal->reason);
    } else {
        m_request = std::get<HttpRequest>(head);
        judge();
    }
}

void Visitor::judge()
{
    if (m_request.path() != m_rules.path) {
        refuse(404, QStringLiteral("another path: ") + QString::fromLatin1(m_request.path()));
    } else if (!isAllowedOrigin(m_request, m_rules.origins, m_rules.passwords != nullptr)) {
        refuse(403,
               QStringLiteral("a web page that is not allowed: ")
                   + QString::fromLatin1(m_request.origin));
    } else if (m_rules.passwords) {
        checkPassword();
    } else {
        welcome();
    }
}

void Visitor::checkPassword()
{
    const std::optional<Credentials> credentials = decodeBasicCredentials(m_request.authorization);
    if (!credentials) {
        refuse(401,
               m_request.authorization.isNull() ? QStringLiteral("no user name given")
                                                : QStringLiteral("unreadable credentials"),
               { { "WWW-Authenticate", kChallenge } });
        return;
    }
    m_user = QString::fromUtf8(credentials->user);
    if (const std::chrono::seconds delay
        = m_rules.admission.signInDelay(m_source, credentials->user);
        delay > 0s) {
        refuse(429, QStringLiteral("too many wrong passwords for %1").arg(m_user),
               { { "Retry-After", QByteArray::number(static_cast<qint64>(delay.count())) } });
        return;
    }
    m_checkingPassword = true;
    m_passwordCheck.setFuture(
        m_rules.passwords->check(m_source, credentials->user, credentials->password, m_ticket));
}

void Visitor::onPasswordChecked()
{
    if (m_left || !m_checkingPassword) {
        return; // or has been told to try later
    }
    m_checkingPassword = false;
    if (!m_passwordCheck.result()) {
        refuse(401, QStringLiteral("wrong user name or password (%1)").arg(m_user),
               { { "WWW-Authenticate", kChallenge } });
        return;
    }
    welcome();
}

void Visitor::welcome()
{
    if (const std::optional<HttpRefusal> refusal = checkUpgrade(m_request)) {
        refuse(refusal->status, refusal->reason);
        return;
    }
    m_clientTicket = m_rules.admission.admitClient();
    if (!m_clientTicket) {
        refuseForNow(QStringLiteral("no room for another client"));
        return;
    }
    m_deadline.start(kUpgradeDeadline);
    m_signedIn = true;
    m_awaitingPort = true;
    emit signedIn();
}

void Visitor::refuseForNow(const QString &reason)
{
    m_checkingPassword = false;
    m_awaitingPort = false;
    refuse(503, reason, { { "Retry-After", kRetryWhenFull } });
}

void Visitor::upgrade()
{
    m_awaitingPort = false;
    // One for each visitor, so that there is no doubt whose WebSocket it makes.
    m_upgrader = std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::NonSecureMode);
    if (!m_rules.plain) {
        m_upgrader->setSupportedSubprotocols({ QLatin1StringView(kSuperframeProtocol) });
    }
    connect(m_upgrader.get(), &QWebSocketServer::newConnection, this, [this] {
        m_deadline.stop();
        m_webSocket.reset(m_upgrader->nextPendingConnection());
        m_socket->disconnect(this);
        m_ticket.reset();
        emit upgraded();
    });
    m_upgrader->handleConnection(m_socket.get());
    // It would delete the socket, which is ours.
    disconnect(m_socket.get(), &QTcpSocket::disconnected, m_upgrader.get(), nullptr);
}

void Visitor::refuse(int status, const QString &reason, const QList<HttpHeader> &headers)
{
    qCInfo(lcPump).noquote()
        << QStringLiteral("Refused %1 with %2: %3").arg(m_endpoint).arg(status).arg(reason);
    m_socket->write(httpResponse(status, headers));
    m_deadline.stop();
    QTimer::singleShot(kGoodbye, this, &Visitor::leave);
    m_socket->disconnectFromHost(); // when all is sent; `disconnected` follows
}

void Visitor::leave()
{
    if (m_left) {
        return;
    }
    m_left = true;
    m_deadline.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    m_ticket.reset();
    emit gone();
}

} // namespace Farlan
