// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/tunnelstatus.h"
#include "pump/admission.h"
#include "pump/httprequest.h"
#include "pump/httpresponse.h"
#include "pump/passwordchecker.h"

#include <QFutureWatcher>
#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>
#include <optional>

namespace Farlan
{

// What a server asks of those who knock. The same for all its threads.
struct DoorRules {
    std::optional<QSslConfiguration> tls = {}; // nothing: plain ws
    QByteArray path = {};
    QList<QByteArray> origins = {};
    bool plain = false; // no superframes
    PasswordChecker *passwords = nullptr; // null: anybody may come in
    Admission &admission;
};

// Somebody who has connected and is not yet a client: TLS, the HTTP request, the password, and then
// either an answer that says no, or the WebSocket. We read and judge the request with peek() before
// QWebSocketServer sees the socket, because Qt would upgrade before anybody looked at it.
class Visitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Visitor)

public:
    // Takes the connected socket `fd`.
    Visitor(UniqueFd fd, const QHostAddress &source, std::unique_ptr<Admission::Ticket> ticket,
            const DoorRules &rules, QObject *parent = nullptr);
    ~Visitor() override;

    void start();
    // After signedIn(): yes or no.
    void upgrade();
    void refuseForNow(const QString &reason);

    bool hasSignedIn() const { return m_signedIn; }
    bool isAwaitingPort() const { return m_awaitingPort; } // signedIn() is not answered yet
    QString user() const { return m_user; }
    PeerStatus peer() const;
    // After upgraded(), or when it is gone. The socket is no longer the visitor's.
    std::unique_ptr<QWebSocket> takeWebSocket() { return std::move(m_webSocket); }
    QTcpSocket &releaseSocket() { return *m_socket.release(); }
    std::unique_ptr<Admission::Ticket> takeClientTicket() { return std::move(m_clientTicket); }

signals:
    void signedIn(); // may come in, if upgrade() is called
    void upgraded();
    void gone(); // refused, or left; delete later

private:
    void readRequest();
    void judge();
    void checkPassword();
    void onPasswordChecked();
    void welcome();
    void refuse(int status, const QString &reason, const QList<HttpHeader> &headers = {});
    void leave();

    const DoorRules &m_rules;
    QHostAddress m_source;
    QString m_endpoint; // "192.0.2.1:4711", for logs
    std::shared_ptr<Admission::Ticket> m_ticket; // shared with the check of the password
    std::unique_ptr<Admission::Ticket> m_clientTicket;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<QWebSocketServer> m_upgrader;
    std::unique_ptr<QWebSocket> m_webSocket;
    QTimer m_deadline;
    QString m_user;
    HttpRequest m_request;
    QFutureWatcher<bool> m_passwordCheck;
    bool m_checkingPassword = false;
    bool m_awaitingPort = false;
    bool m_signedIn = false;
    bool m_left = false;
};

} // namespace Farlan
