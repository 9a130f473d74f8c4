// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpSocket>

namespace Farlan
{

// Tells what Qt does not of the way through a proxy: when the proxy itself is reached. And limits
// what that one says before it connects us: Qt keeps all of its answer, however long.
class ProxyGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyGuard)

public:
    static constexpr quint64 kMaximumAnswerBytes = 64 * 1024;

    // `socket` was told to connect through a proxy. To be deleted when it is connected.
    explicit ProxyGuard(QTcpSocket &socket, QObject *parent = nullptr);
    ~ProxyGuard() override;

    bool isReached() const; // now, by TCP

signals:
    void reached(); // and again, if Qt has to connect anew to answer the proxy
    void exceeded(); // from the event loop, so that the socket may be deleted

private:
    void watch();
    void check();

    QTcpSocket &m_socket;
};

} // namespace Farlan
