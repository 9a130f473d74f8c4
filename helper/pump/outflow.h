// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <vector>

namespace Farlan
{

// What a socket was given and has not sent yet: never so little that the line runs dry, and not so
// much that everybody else's ping waits behind it. Of a fast line that is what Qt and the kernel
// like to have; of a slow one it is counted down to the kernel's last byte.
class Outflow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Outflow)

public:
    static constexpr qint64 kSmallestMark = 8 * 1024;
    static constexpr qint64 kFirstMark = 16 * 1024;
    static constexpr qint64 kFastMark = 128 * 1024; // of Qt's queue; the kernel's is beside it
    // Reached only by answering pings of a peer that does not read: it is cut off.
    static constexpr qint64 kMaximumUnsentBytes = 2 * 1024 * 1024;

    // Of a connected socket, which may go first.
    explicit Outflow(QTcpSocket &socket, QObject *parent = nullptr);

    // Whether there is enough in it, with so much more. Who waits for room must have called add().
    bool isFull(qsizetype more = 0) const;
    bool isSlow() const { return m_mark < kFastMark; }
    // Whether one frame of that size keeps a slow line busy for too long.
    bool isTooMuch(qsizetype frame) const { return frame > m_mark; }

    void flush(); // now, not when the event loop comes to it
    void add(qsizetype bytes); // that it was given, or none
    void stop();

signals:
    void drained(); // there is room again, after isFull()
    void failed(const QString &message); // nothing goes out any more

private:
    void onBytesWritten(); // to the kernel
    void onStalled();
    qint64 unsentByQt() const;
    qint64 unsent() const;
    void look();
    void lookAtKernel();
    void becomeRoomy();

    // The socket and those that Qt has below it, each with a queue of its own: TLS has one, the way
    // through a proxy has another, which takes whatever it is given.
    std::vector<QPointer<QTcpSocket>> m_layers;
    QPointer<QTcpSocket> m_toProxy; // the last of them, if that is one which flush() does not reach
    qint64 m_mark = kFirstMark;
    mutable qint64 m_atMost = 0; // unsent of a slow line: since it was counted, nothing has gone
    bool m_full = false;
    std::chrono::steady_clock::time_point m_fullSince; // while m_full
    int m_slowDrains = 0; // one after the other, of a line that was fast
    quint64 m_acknowledged = 0; // bytes that the peer's kernel had got when last looked at
    qint64 m_worth = 0; // what a slow line sends in 2 ms, when last looked at
    QTimer m_look; // runs while full and slow: of its own queue the kernel does not tell
    QTimer m_stalled; // runs while full and nothing goes out
};

} // namespace Farlan
