// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpSocket>

namespace Farlan
{

// Limits what a proxy says before it connects us: Qt keeps all of its answer, however long.
class ProxyGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyGuard)

public:
    static constexpr quint64 kMaximumAnswerBytes = 64 * 1024;

    // `socket` was told to connect through a proxy. To be deleted when it is connected.
    explicit ProxyGuard(QTcpSocket &socket, QObject *parent = nullptr);
    ~ProxyGuard() override;

signals:
    void exceeded(); // from the event loop, so that the socket may be deleted

private:
    void check();

    QTcpSocket &m_socket;
};

} // namespace Farlan
