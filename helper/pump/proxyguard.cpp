// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/proxyguard.h"

#include <linux/tcp.h>
#include <sys/socket.h>

#include <netinet/in.h>

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
    for (const QTcpSocket *inner : socket.findChildren<QTcpSocket *>()) {
        connect(inner, &QTcpSocket::readyRead, this, &ProxyGuard::check, Qt::QueuedConnection);
    }
}

ProxyGuard::~ProxyGuard() = default;

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
