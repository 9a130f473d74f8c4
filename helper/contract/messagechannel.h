// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>
#include <utility>
#include <vector>

namespace Farlan
{

// One end of a local SOCK_SEQPACKET connection that carries small JSON objects, each with up to
// kMaximumDescriptors file descriptors. farlanctl and farlan-helper talk over one, farlan-helper
// and farlan-pump over another. The other end may be hostile: a message that is not a JSON object
// or is larger than kMaximumMessageBytes ends the connection, and more than kMessagesPerSecond
// wait.
class MessageChannel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageChannel)

public:
    static constexpr qsizetype kMaximumMessageBytes = 64 * 1024;
    static constexpr int kMaximumDescriptors = 8;
    static constexpr int kMessagesPerSecond = 2000; // a server's clients all coming back at once
    static constexpr size_t kMaximumQueued = 4096; // messages that the other end has not yet read

    explicit MessageChannel(UniqueFd socket, QObject *parent = nullptr);
    ~MessageChannel() override;

    // Two connected ends, close-on-exec.
    static Result<std::pair<UniqueFd, UniqueFd>> createPair();

    // Never blocks, and never signals before it returns. The descriptors stay the caller's (they
    // are duplicated). False: a descriptor could not be duplicated, and nothing was sent.
    bool send(const QJsonObject &message, const std::vector<int> &descriptors = {});
    // Reads what the other end had sent before it went.
    void drain();
    bool isOpen() const { return bool(m_socket); }
    bool isBusy() const { return !m_queue.empty(); } // the other end has not read all of it
    void close(); // without signalling closed()

signals:
    // Who receives the message takes the descriptors it wants out of the vector; the rest is
    // closed. There are none where this process has no room for more.
    void received(const QJsonObject &message, std::vector<Farlan::UniqueFd> &descriptors);
    // The other end went, or broke the rules (then `violation` says how). Once.
    void closed(const QString &violation);

private:
    struct Outgoing {
        QByteArray bytes;
        std::vector<UniqueFd> descriptors;
    };

    void readMessages();
    bool readMessage(); // false: nothing more to read now
    void writeQueued();
    bool write(const Outgoing &message); // false: not now
    void fail(const QString &violation);
    void failLater(const QString &violation);

    UniqueFd m_socket;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    std::deque<Outgoing> m_queue;
    QTimer m_readAgain;
    QElapsedTimer m_second; // the second that m_readInSecond counts
    int m_readInSecond = 0;
};

} // namespace Farlan
