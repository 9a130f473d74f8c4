// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/messagechannel.h"

#include "contract/errornames.h"

#include <QJsonDocument>
#include <QPointer>

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace Farlan
{

namespace
{

constexpr int kMessagesPerWakeUp = 32; // so that a busy peer does not starve the event loop

// Room for the control message, aligned as the kernel wants it (cmsg(3)).
union ControlBuffer {
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int) * MessageChannel::kMaximumDescriptors)> bytes;
};

std::vector<UniqueFd> takeDescriptors(msghdr &header)
{
    std::vector<UniqueFd> descriptors;
    for (cmsghdr *control = CMSG_FIRSTHDR(&header); control;
         control = CMSG_NXTHDR(&header, control)) {
        if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const size_t count = (control->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; ++i) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(control) + i * sizeof(int), sizeof(int));
            descriptors.emplace_back(fd);
        }
    }
    return descriptors;
}

} // namespace

MessageChannel::MessageChannel(UniqueFd socket, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_readable(m_socket.get(), QSocketNotifier::Read)
    , m_writable(m_socket.get(), QSocketNotifier::Write)
{
    // The descriptor may come from a parent process in either mode.
    fcntl(m_socket.get(), F_SETFL, fcntl(m_socket.get(), F_GETFL) | O_NONBLOCK);
    fcntl(m_socket.get(), F_SETFD, FD_CLOEXEC);
    m_writable.setEnabled(false);
    m_readAgain.setSingleShot(true);
    m_second.start();
    connect(&m_readable, &QSocketNotifier::activated, this, &MessageChannel::readMessages);
    connect(&m_writable, &QSocketNotifier::activated, this, &MessageChannel::writeQueued);
    connect(&m_readAgain, &QTimer::timeout, this, [this] { m_readable.setEnabled(isOpen()); });
}

MessageChannel::~MessageChannel() = default;

Result<std::pair<UniqueFd, UniqueFd>> MessageChannel::createPair()
{
    std::array<int, 2> ends{ -1, -1 };
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) {
        return Error{ ErrorName::HelperFailed,
                      QStringLiteral("No channel could be made to a helper process: %1.")
                          .arg(QString::fromLocal8Bit(std::strerror(errno))) };
    }
    return std::pair{ UniqueFd(ends[0]), UniqueFd(ends[1]) };
}

bool MessageChannel::send(const QJsonObject &message, const std::vector<int> &descriptors)
{
    if (!isOpen()) {
        return true; // closed() tells
    }
    Outgoing outgoing{ QJsonDocument(message).toJson(QJsonDocument::Compact), {} };
    Q_ASSERT(outgoing.bytes.size() <= kMaximumMessageBytes);
    Q_ASSERT(descriptors.size() <= kMaximumDescriptors);
    for (const int fd : descriptors) {
        outgoing.descriptors.emplace_back(fcntl(fd, F_DUPFD_CLOEXEC, 0));
        if (!outgoing.descriptors.back()) {
            return false;
        }
    }
    m_queue.push_back(std::move(outgoing));
    if (m_queue.size() > kMaximumQueued) {
        failLater(QStringLiteral("it does not read its messages"));
        return true;
    }
    writeQueued();
    return true;
}

void MessageChannel::drain()
{
    const QPointer<MessageChannel> self(this);
    for (size_t i = 0; i < kMaximumQueued && self && isOpen() && readMessage(); ++i) { }
}

void MessageChannel::close()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_readAgain.stop();
    m_queue.clear();
    m_socket.reset();
}

void MessageChannel::readMessages()
{
    const QPointer<MessageChannel> self(this);
    for (int i = 0; i < kMessagesPerWakeUp; ++i) {
        if (m_second.hasExpired(1000)) {
            m_second.restart();
            m_readInSecond = 0;
        }
        if (++m_readInSecond > kMessagesPerSecond) {
            m_readable.setEnabled(false);
            m_readAgain.start(static_cast<int>(std::max<qint64>(1, 1000 - m_second.elapsed())));
            return;
        }
        if (!readMessage() || !self || !isOpen()) {
            return;
        }
    }
}

bool MessageChannel::readMessage()
{
    QByteArray bytes(kMaximumMessageBytes, Qt::Uninitialized);
    ControlBuffer control;
    iovec part{ bytes.data(), static_cast<size_t>(bytes.size()) };
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.bytes.data();
    header.msg_controllen = control.bytes.size();

    const ssize_t length = recvmsg(m_socket.get(), &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (length < 0 && (errno == EAGAIN || errno == EINTR)) {
        return false;
    }
    if (length <= 0) {
        fail({});
        return false;
    }
    std::vector<UniqueFd> descriptors = takeDescriptors(header);
    if (header.msg_flags & MSG_CTRUNC) {
        descriptors.clear(); // some did not fit into this process: better none than a few
    }
    if (header.msg_flags & MSG_TRUNC) {
        fail(QStringLiteral("it sent a message that is too large"));
        return false;
    }
    bytes.truncate(length);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        fail(QStringLiteral("it sent a message that is not a JSON object"));
        return false;
    }
    emit received(document.object(), descriptors);
    return true;
}

void MessageChannel::writeQueued()
{
    while (isOpen() && !m_queue.empty() && write(m_queue.front())) {
        m_queue.pop_front();
    }
    m_writable.setEnabled(isOpen() && !m_queue.empty());
}

bool MessageChannel::write(const Outgoing &message)
{
    ControlBuffer control{};
    iovec part{ const_cast<char *>(message.bytes.constData()),
                static_cast<size_t>(message.bytes.size()) };
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    if (!message.descriptors.empty()) {
        const size_t size = sizeof(int) * message.descriptors.size();
        header.msg_control = control.bytes.data();
        header.msg_controllen = CMSG_SPACE(size);
        cmsghdr *rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(size);
        for (size_t i = 0; i < message.descriptors.size(); ++i) {
            const int fd = message.descriptors[i].get();
            std::memcpy(CMSG_DATA(rights) + i * sizeof(int), &fd, sizeof(int));
        }
    }
    if (sendmsg(m_socket.get(), &header, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0) {
        return true;
    }
    switch (errno) {
    case EAGAIN:
    case EINTR:
    case ENOBUFS:
    case ENOMEM:
        return false;
    case EPIPE:
    case ECONNRESET:
    case ENOTCONN:
        return true; // the other end is gone, which reading will tell
    default:
        failLater(QStringLiteral("a message could not be sent: %1")
                      .arg(QString::fromLocal8Bit(std::strerror(errno))));
        return false;
    }
}

void MessageChannel::fail(const QString &violation)
{
    close();
    emit closed(violation);
}

void MessageChannel::failLater(const QString &violation)
{
    close();
    QMetaObject::invokeMethod(
        this, [this, violation] { emit closed(violation); }, Qt::QueuedConnection);
}

} // namespace Farlan
