// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/pumpmessages.h"
#include "pump/framepump.h"
#include "pump/visitor.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace Farlan
{

// One thread's part of a server: its own accept loop on the shared listening sockets, its own
// visitors and clients. Runs wholly in its thread; the signals go to the Server in the main thread.
class Worker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Worker)

public:
    // Of `count` workers this one numbers its ports index, index + count, index + 2·count… and is
    // so known by the number of a port.
    Worker(int index, int count, const std::vector<int> &listeningSockets, const DoorRules &rules);
    ~Worker() override;

    // To be called in the worker's thread.
    void start();
    void handle(const BrokerMessage &message, UniqueFd tap);
    void stop(); // lets all clients go; stopped() follows

signals:
    void told(const Farlan::PumpMessage &message); // for the broker
    void stopped();

private:
    struct Client {
        std::unique_ptr<FramePump> pump;
        std::unique_ptr<Admission::Ticket> ticket;
        QString name; // "alice from 192.0.2.1:4711"
    };

    struct Upgrading { // a visitor who becomes a client
        PortReady ready;
        UniqueFd tap;
        bool isDismissed = false;
    };

    void acceptOne(int listeningSocket);
    void setAccepting(bool accepting);
    void receiveVisitor(UniqueFd fd, const QHostAddress &source);
    void dismissVisitor(qint64 port);
    void refusePort(qint64 port);
    void upgrade(const PortReady &ready, UniqueFd tap);
    void startPumping(qint64 port);
    void dismissClient(qint64 port, const Error &reason);

    const int m_count;
    const std::vector<int> m_listeningSockets;
    const DoorRules &m_rules;
    std::vector<std::unique_ptr<QSocketNotifier>> m_doors;
    QTimer m_acceptAgain;
    qint64 m_nextPort;
    std::unordered_map<qint64, std::unique_ptr<Visitor>> m_visitors;
    // Of visitors that left after they had asked for an interface.
    std::unordered_map<qint64, std::unique_ptr<Admission::Ticket>> m_unansweredPorts;
    std::unordered_map<qint64, Upgrading> m_upgrading; // visitors still
    std::unordered_map<qint64, Client> m_clients;
    bool m_stopping = false;
};

} // namespace Farlan
