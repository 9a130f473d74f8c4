// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/proxyguard.h"

#include <linux/tcp.h>
#include <sys/socket.h>

#include <netinet/in.h>

#include <algorithm>

namespace Farlan
{

namespace
{

quint64 receivedBytes(qintptr descriptor)
{
    tcp_info info{};
    socklen_t length = sizeof(info);
    if (getsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_INFO, &info, &length) != 0) {
        return 0;
    }
    return info.tcpi_bytes_received;
}

} // namespace

// The connection to the proxy is a socket somewhere below ours.
ProxyGuard::ProxyGuard(QTcpSocket &socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    watch();
}

ProxyGuard::~ProxyGuard() = default;

// When the proxy has refused, Qt may make another and ask again: it does for a server whose address
// is given instead of a name.
void ProxyGuard::watch()
{
    constexpr auto kLaterOnce
        = static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection);
    for (const QTcpSocket *inner : m_socket.findChildren<QTcpSocket *>()) {
        connect(inner, &QTcpSocket::connected, this, &ProxyGuard::reached, Qt::UniqueConnection);
        connect(inner, &QTcpSocket::readyRead, this, &ProxyGuard::check, kLaterOnce);
        connect(inner, &QTcpSocket::stateChanged, this, &ProxyGuard::watch, kLaterOnce);
        connect(inner, &QObject::destroyed, this, &ProxyGuard::watch, kLaterOnce);
    }
}

bool ProxyGuard::isReached() const
{
    const QList<QTcpSocket *> all = m_socket.findChildren<QTcpSocket *>();
    return std::any_of(all.begin(), all.end(), [](const QTcpSocket *inner) {
        return inner->state() == QAbstractSocket::ConnectedState;
    });
}

void ProxyGuard::check()
{
    for (const QTcpSocket *inner : m_socket.findChildren<QTcpSocket *>()) {
        if (receivedBytes(inner->socketDescriptor()) > kMaximumAnswerBytes) {
            emit exceeded();
            return;
        }
    }
}

} // namespace Farlan
