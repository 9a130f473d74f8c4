// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/worker.h"

#include "pump/log.h"

#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kAcceptPause = 1s; // when descriptors have run out, trying on would burn a core

} // namespace

Worker::Worker(int index, int count, const std::vector<int> &listeningSockets,
               const DoorRules &rules)
    : m_count(count)
    , m_listeningSockets(listeningSockets)
    , m_rules(rules)
    , m_acceptAgain(this)
    , m_nextPort(index)
{
    m_acceptAgain.setSingleShot(true);
    m_acceptAgain.callOnTimeout(this, [this] { setAccepting(true); });
}

Worker::~Worker() = default;

void Worker::start()
{
    for (const int fd : m_listeningSockets) {
        m_doors.push_back(std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read));
        connect(m_doors.back().get(), &QSocketNotifier::activated, this,
                [this, fd] { acceptOne(fd); });
    }
}

// One at a time, so that the workers share those who come at once.
void Worker::acceptOne(int listeningSocket)
{
    sockaddr_storage address{};
    socklen_t length = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    UniqueFd fd(accept4(listeningSocket, generic, &length, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd) {
        receiveVisitor(std::move(fd), QHostAddress(generic));
    } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
        qCWarning(lcPump, "No connection can be accepted: %s", std::strerror(errno));
        setAccepting(false);
        m_acceptAgain.start(kAcceptPause);
    } // else another worker was faster
}

void Worker::setAccepting(bool accepting)
{
    for (const auto &door : m_doors) {
        door->setEnabled(accepting);
    }
}

void Worker::receiveVisitor(UniqueFd fd, const QHostAddress &source)
{
    std::unique_ptr<Admission::Ticket> ticket = m_rules.admission.admitVisitor(source);
    if (!ticket) {
        qCInfo(lcPump).noquote() << QStringLiteral("Turned %1 away: too many connections that have "
                                                   "not signed in")
                                        .arg(source.toString());
        return;
    }
    const qint64 port = m_nextPort += m_count;
    auto visitor = std::make_unique<Visitor>(std::move(fd), source, std::move(ticket), m_rules);
    connect(visitor.get(), &Visitor::signedIn, this, [this, port, who = visitor.get()] {
        emit told(PortWanted{ port, who->user(), who->peer().address });
    });
    connect(visitor.get(), &Visitor::gone, this, [this, port] { dismissVisitor(port); });
    Visitor &started = *visitor;
    m_visitors.emplace(port, std::move(visitor));
    started.start();
}

void Worker::dismissVisitor(qint64 port)
{
    const auto found = m_visitors.find(port);
    Visitor *visitor = found->second.release();
    visitor->deleteLater(); // we are in its signal
    m_visitors.erase(found);
    m_upgrading.erase(port);
    if (!visitor->hasSignedIn()) {
        return; // the broker has never heard of it
    }
    // It takes a client's place until the broker has answered, so that who comes and goes fast
    // cannot ask for more interfaces than there may be clients.
    if (visitor->isAwaitingPort()) {
        m_unansweredPorts.emplace(port, visitor->takeClientTicket());
    }
    emit told(PortGone{ port });
}

void Worker::handle(const BrokerMessage &message, UniqueFd tap)
{
    if (const auto *ready = std::get_if<PortReady>(&message)) {
        m_unansweredPorts.erase(ready->port);
        if (tap) {
            upgrade(*ready, std::move(tap));
        } else {
            refusePort(ready->port); // its descriptor did not arrive: we have too many
        }
    } else if (const auto *refused = std::get_if<PortRefused>(&message)) {
        m_unansweredPorts.erase(refused->port);
        refusePort(refused->port);
    } else if (const auto *changed = std::get_if<PortMtu>(&message)) {
        if (const auto client = m_clients.find(changed->port); client != m_clients.end()) {
            client->second.pump->setMtu(changed->mtu);
        } else if (const auto next = m_upgrading.find(changed->port); next != m_upgrading.end()) {
            next->second.ready.mtu = changed->mtu;
        }
    } else if (const auto *dismissed = std::get_if<DismissPort>(&message)) {
        if (const auto client = m_clients.find(dismissed->port); client != m_clients.end()) {
            client->second.pump->close();
        } else if (const auto next = m_upgrading.find(dismissed->port); next != m_upgrading.end()) {
            next->second.isDismissed = true;
        }
    }
}

void Worker::refusePort(qint64 port)
{
    if (const auto visitor = m_visitors.find(port); visitor != m_visitors.end()) {
        visitor->second->refuseForNow(QStringLiteral("no interface could be made"));
    }
}

void Worker::upgrade(const PortReady &ready, UniqueFd tap)
{
    const auto visitor = m_visitors.find(ready.port);
    if (visitor == m_visitors.end()) {
        return; // left while the interface was made
    }
    m_upgrading.emplace(ready.port, Upgrading{ ready, std::move(tap) });
    connect(visitor->second.get(), &Visitor::upgraded, this,
            [this, port = ready.port] { startPumping(port); });
    visitor->second->upgrade();
}

void Worker::startPumping(qint64 port)
{
    const auto found = m_visitors.find(port);
    Visitor &visitor = *found->second;
    auto [ready, tap, isDismissed] = std::move(m_upgrading.extract(port).mapped());
    const PeerStatus peer = visitor.peer();
    Client client;
    client.name = visitor.user().isEmpty()
        ? peer.address
        : QStringLiteral("%1 from %2").arg(visitor.user(), peer.address);
    client.ticket = visitor.takeClientTicket();
    auto link = std::make_unique<Link>(visitor.takeWebSocket(), visitor.releaseSocket(),
                                       Link::Role::Server);
    client.pump = std::make_unique<FramePump>(
        std::move(link), std::move(tap),
        FramePump::Interface{ ready.device, ready.mtu, ready.offloads });
    connect(client.pump.get(), &FramePump::finished, this,
            [this, port](const Error &reason) { dismissClient(port, reason); });
    connect(client.pump.get(), &FramePump::wantOffloads, this, [this, port](Offloads offloads) {
        emit told(PortOffloads{ port, offloads });
    });
    connect(client.pump.get(), &FramePump::dropped, this, [this, port](const DroppedFrames &more) {
        emit told(FramesDropped{ { { port, more } } });
    });
    client.pump->start();
    qCInfo(lcPump).noquote() << QStringLiteral("%1 connected, on %2 %3")
                                    .arg(client.name, ready.device, peer.tlsVersion)
                                    .trimmed();
    FramePump &pump = *client.pump;
    m_clients.emplace(port, std::move(client));

    found->second.release()->deleteLater(); // we are in its signal
    m_visitors.erase(found);
    emit told(PortConnected{ port, peer });
    if (isDismissed) {
        pump.close();
    }
}

void Worker::dismissClient(qint64 port, const Error &reason)
{
    const auto found = m_clients.find(port);
    Client &client = found->second;
    qCInfo(lcPump).noquote()
        << QStringLiteral("%1 disconnected: %2").arg(client.name, reason.message);
    client.pump->logDrops(client.name);
    client.pump.release()->deleteLater(); // we are in its signal
    emit told(PortGone{ port });
    m_clients.erase(found); // only now is its place free: PortGone goes before the next PortWanted
    if (m_stopping && m_clients.empty()) {
        emit stopped();
    }
}

void Worker::stop()
{
    m_stopping = true;
    m_doors.clear();
    m_visitors.clear();
    m_upgrading.clear();
    if (m_clients.empty()) {
        emit stopped();
        return;
    }
    std::vector<FramePump *> pumps;
    for (const auto &[port, client] : m_clients) {
        pumps.push_back(client.pump.get());
    }
    for (FramePump *pump : pumps) {
        pump->close();
    }
}

} // namespace Farlan
