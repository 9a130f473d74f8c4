// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/outflow.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kStallLimit = 10s;
constexpr int kUnsentInKernel = 256 * 1024; // of a fast line: TCP_NOTSENT_LOWAT, tcp(7)
constexpr std::chrono::duration<double> kWorth = 2ms; // of the line is the mark of a slow one
constexpr std::chrono::milliseconds kShortestLook = 1ms; // in which half of that has gone
constexpr std::chrono::milliseconds kLongestLook = 20ms; // when nothing goes, or hardly anything
constexpr auto kSlowDrain = 4ms; // of what Qt had: 100 to 250 KB
constexpr int kSlowDrainsToBelieve = 2; // one may be that we had no processor

// All zero of a socket that has gone.
tcp_info kernelState(const QTcpSocket *socket)
{
    tcp_info info{};
    socklen_t size = sizeof(info);
    if (socket) {
        getsockopt(static_cast<int>(socket->socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info,
                   &size);
    }
    return info;
}

} // namespace

Outflow::Outflow(QTcpSocket &socket, QObject *parent)
    : QObject(parent)
    , m_layers{ &socket }
{
    for (QTcpSocket *below : socket.findChildren<QTcpSocket *>()) {
        m_layers.emplace_back(below);
        if (!qobject_cast<QTcpSocket *>(below->parent())) { // but an engine of Qt's
            m_toProxy = below;
        }
    }
    connect(m_layers.back(), &QTcpSocket::bytesWritten, this, &Outflow::onBytesWritten);
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT,
               &kUnsentInKernel, sizeof(kUnsentInKernel)); // else all queues are there
    m_look.setTimerType(Qt::PreciseTimer);
    m_look.setInterval(kShortestLook);
    m_look.callOnTimeout(this, &Outflow::look);
    m_stalled.setSingleShot(true);
    m_stalled.setInterval(kStallLimit);
    m_stalled.callOnTimeout(this, &Outflow::onStalled);
}

bool Outflow::isFull(qsizetype more) const
{
    if (isSlow() && m_atMost + more <= m_mark) {
        return false; // saves a system call for each frame
    }
    return unsent() + more > m_mark;
}

void Outflow::flush()
{
    m_layers.front()->flush(); // that of TLS, too; may find the connection gone, with all below it
    if (m_toProxy) {
        m_toProxy->flush();
    }
}

void Outflow::add(qsizetype bytes)
{
    m_atMost += bytes;
    if (unsentByQt() > kMaximumUnsentBytes) {
        emit failed(QStringLiteral("The peer does not read what it is sent."));
        return;
    }
    if (m_full || !isFull()) {
        return;
    }
    m_full = true;
    m_fullSince = std::chrono::steady_clock::now();
    m_stalled.start();
    if (isSlow()) {
        m_look.start(kShortestLook);
    } else {
        m_acknowledged = kernelState(m_layers.front()).tcpi_bytes_acked;
    }
}

void Outflow::onBytesWritten()
{
    if (!m_full) {
        return;
    }
    if (!isSlow()) { // else the kernel has it, which says nothing about the peer
        m_stalled.start();
    }
    look();
}

// A line that was fast and is nearly dead: its kernel takes nothing from us, and still sends.
void Outflow::onStalled()
{
    const quint64 before
        = std::exchange(m_acknowledged, kernelState(m_layers.front()).tcpi_bytes_acked);
    if (m_acknowledged != before) {
        m_stalled.start();
        return;
    }
    emit failed(QStringLiteral("The peer has not taken any data for %1 seconds.")
                    .arg(std::chrono::seconds(kStallLimit).count()));
}

void Outflow::stop()
{
    m_full = false;
    m_look.stop();
    m_stalled.stop();
}

qint64 Outflow::unsentByQt() const
{
    qint64 bytes = 0;
    for (const QPointer<QTcpSocket> &layer : m_layers) {
        bytes += layer ? layer->bytesToWrite() : 0;
    }
    return bytes;
}

// TCP_NOTSENT_LOWAT is no limit: the kernel adds to a packet of up to 64 KiB as long as it is the
// last one (tcp_sendmsg_locked() in net/ipv4/tcp.c).
qint64 Outflow::unsent() const
{
    if (!isSlow()) {
        return unsentByQt();
    }
    m_atMost = unsentByQt() + kernelState(m_layers.front()).tcpi_notsent_bytes;
    return m_atMost;
}

void Outflow::look()
{
    if (isSlow()) {
        lookAtKernel();
    }
    if (isSlow() ? m_atMost > m_mark / 2 : unsentByQt() > m_mark / 4) {
        return;
    }
    m_full = false;
    m_look.stop();
    m_stalled.stop();
    becomeRoomy();
    emit drained();
}

// What a line can do sinks at once: who tops up all the time is never drained.
void Outflow::lookAtKernel()
{
    const tcp_info info = kernelState(m_layers.front());
    m_atMost = unsentByQt() + info.tcpi_notsent_bytes;
    m_worth = std::max<qint64>(
        qint64(static_cast<double>(info.tcpi_delivery_rate) * kWorth.count()), 1);
    m_mark = std::min(m_mark, std::max(m_worth, kSmallestMark));
    if (info.tcpi_bytes_acked == m_acknowledged) {
        m_look.setInterval(std::min(m_look.intervalAsDuration() * 2, kLongestLook));
        return;
    }
    m_acknowledged = info.tcpi_bytes_acked;
    m_stalled.start();
    m_look.setInterval(std::clamp<std::chrono::milliseconds>(kShortestLook * (m_mark / m_worth),
                                                             kShortestLook, kLongestLook));
}

void Outflow::becomeRoomy()
{
    if (isSlow()) {
        // Step by step: the kernel's first samples, of single packets, may say anything.
        m_mark = std::clamp(m_worth, m_mark, std::min(2 * m_mark, kFastMark));
        return;
    }
    const auto took = std::chrono::steady_clock::now() - m_fullSince;
    m_slowDrains = took > kSlowDrain ? m_slowDrains + 1 : 0;
    if (m_slowDrains == kSlowDrainsToBelieve) {
        m_slowDrains = 0;
        m_mark = kFirstMark;
    }
}

} // namespace Farlan
