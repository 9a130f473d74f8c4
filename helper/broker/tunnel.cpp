// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tunnel.h"

#include "broker/log.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <algorithm>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

// Tries that somebody asks for: each is a process.
constexpr int kWishesAtOnce = 5;
constexpr auto kWishInterval = 1s;
constexpr auto kStable = 10s; // who was connected for so long is tried again soon

} // namespace

Tunnel::Tunnel(const TunnelSettings &settings, const TunnelIdentity &identity,
               Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_identity(identity)
    , m_surroundings(surroundings)
    , m_interfaces(Interfaces::create(m_settings, identity, surroundings))
    , m_wishes(kWishesAtOnce, kWishInterval)
{
    m_status.name = identity.name.isEmpty() ? defaultName(settings) : identity.name;
    m_status.owner = identity.owner;
    m_status.phase = TunnelPhase::Authorizing;
    m_status.mode = settings.mode;
    m_status.location = withoutUserInfo(settings.uri);
    m_status.since = QDateTime::currentDateTimeUtc();
    m_nextTry.setSingleShot(true);
    m_nextTry.callOnTimeout(this, &Tunnel::startPump);
    LinkMonitor *monitor = surroundings.monitor.get();
    connect(monitor, &LinkMonitor::linkChanged, this, &Tunnel::onLinkChanged);
    connect(monitor, &LinkMonitor::linkDeleted, this, &Tunnel::onLinkDeleted);
    connect(monitor, &LinkMonitor::changesLost, this, &Tunnel::onLinkChangesLost);
    connect(monitor, &LinkMonitor::networkCameUp, this, &Tunnel::checkConnection);
}

Tunnel::~Tunnel() = default;

void Tunnel::open(const TunnelSecrets &secrets)
{
    m_secrets = secrets;
    start();
}

void Tunnel::start()
{
    if (const Result<void> prepared = prepare(); !prepared) {
        m_status.error = prepared.error();
        finish(TunnelPhase::Failed);
        return;
    }
    startPump();
}

Result<void> Tunnel::prepare()
{
    if (m_settings.mode == TunnelMode::Server) {
        auto sockets = openListeningSockets(m_settings.address, m_settings.listeningPort());
        if (!sockets) {
            return sockets.error();
        }
        m_listeningSockets = std::move(*sockets);
        m_status.location = locationOf(m_settings, m_listeningSockets);
    }
    return m_interfaces->prepare();
}

void Tunnel::startPump()
{
    m_nextTry.stop();
    m_replacing = false;
    m_failure.reset();
    std::vector<int> sockets;
    for (const ListeningSocket &socket : m_listeningSockets) {
        sockets.push_back(socket.fd.get());
    }
    auto pump = PumpProcess::start(m_surroundings.pumps, m_settings, m_secrets, sockets);
    if (!pump) {
        m_status.error = pump.error();
        if (m_wasUp) {
            waitForNextTry(); // short of something, or in the middle of an upgrade
        } else {
            finish(TunnelPhase::Failed);
        }
        return;
    }
    m_pump = std::move(*pump);
    connect(m_pump.get(), &PumpProcess::told, this,
            qOverload<const PumpMessage &>(&Tunnel::handle));
    connect(m_pump.get(), &PumpProcess::ended, this, &Tunnel::onPumpEnded);
    enter(TunnelPhase::Starting);
}

void Tunnel::enter(TunnelPhase phase)
{
    if (phase != TunnelPhase::Connected) { // of which ConnectedNoData is the beginning
        m_status.since = QDateTime::currentDateTimeUtc();
    }
    m_status.phase = phase;
    m_status.device = m_interfaces->device();
    if (phase != TunnelPhase::Waiting && phase != TunnelPhase::Failed) {
        m_status.error.reset();
    }
    const bool isRefused = m_status.error && m_status.error->name == ErrorName::CertificateRefused;
    m_status.certificate = isRefused && m_failure ? m_failure->certificate : std::nullopt;
    if (phase != TunnelPhase::Waiting) {
        m_status.nextTry = {};
    }
    emit statusChanged();
}

void Tunnel::handle(const PumpMessage &message)
{
    std::visit([this](const auto &any) { handle(any); }, message);
}

void Tunnel::handle(const PhaseReached &message)
{
    if (m_closing || !canFollow(m_status.phase, message.phase, m_settings.mode)) {
        return;
    }
    if (message.phase == TunnelPhase::Listening) {
        m_up.start();
        m_wasUp = true;
    }
    enter(message.phase);
}

void Tunnel::handle(const PortWanted &message)
{
    const bool isClient = m_settings.mode == TunnelMode::Client;
    if (m_closing || (isClient && m_status.phase >= TunnelPhase::CreatingInterface)) {
        return; // a client has had its port
    }
    if (isClient) {
        enter(TunnelPhase::CreatingInterface);
    }
    const Result<Interfaces::Port> port = m_interfaces->openPort(message);
    if (!port) {
        qCWarning(lcBroker).noquote() << port.error().message;
        m_pump->send(BrokerMessage(PortRefused{ message.port, port.error() }));
        return;
    }
    if (m_settings.mode == TunnelMode::Server) {
        m_clients[message.port]
            = ServedClient{ message.user, message.address, port->device, port->ifindex, {}, {} };
    }
    if (!m_pump->send(PortReady{ message.port, port->device, port->mtu, port->offloads },
                      port->tap)) {
        handle(PortGone{ message.port });
        m_pump->send(BrokerMessage(PortRefused{
            message.port,
            Error{ ErrorName::DeviceUnavailable,
                   QStringLiteral("The helper has too many files open for another port.") } }));
    }
}

void Tunnel::handle(const PortConnected &message)
{
    if (m_closing || !m_interfaces->hasPort(message.port)) {
        return;
    }
    if (m_settings.mode == TunnelMode::Server) {
        ServedClient &client = m_clients[message.port];
        if (!client.since.isValid()) {
            m_interfaces->portConnected(message.port);
            client.since = QDateTime::currentDateTimeUtc();
            reportClients();
        }
        return;
    }
    if (m_status.phase != TunnelPhase::CreatingInterface) {
        return; // it is connected
    }
    m_interfaces->portConnected(message.port);
    m_status.peer = message.peer;
    m_up.start();
    if (m_wasUp) {
        ++m_status.reconnects;
    }
    m_wasUp = true;
    enter(TunnelPhase::ConnectedNoData);
}

void Tunnel::handle(const PortOffloads &message)
{
    m_interfaces->setOffloads(message.port, message.offloads);
}

void Tunnel::handle(const FramesDropped &message)
{
    for (const auto &[port, more] : message.ports) {
        if (m_interfaces->hasPort(port)) {
            m_dropped += more;
        }
        if (const auto client = m_clients.find(port); client != m_clients.end()) {
            client->second.dropped += more;
        }
    }
}

void Tunnel::handle(const PortGone &message)
{
    m_interfaces->closePort(message.port);
    m_clients.erase(message.port);
    reportClients();
}

void Tunnel::reportClients()
{
    const auto isConnected = [](const auto &one) { return one.second.since.isValid(); };
    const auto connected = std::count_if(m_clients.begin(), m_clients.end(), isConnected);
    if (m_status.clients != connected) {
        m_status.clients = static_cast<int>(connected);
        emit statusChanged();
    }
}

void Tunnel::handle(const PumpFailed &message)
{
    m_failure = message;
}

void Tunnel::onPumpEnded(const Error &reason)
{
    dropPump();
    m_interfaces->closeAllPorts();
    if (m_closing) {
        finish(TunnelPhase::Closed);
        return;
    }
    if (m_replacing) {
        startPump();
        return;
    }
    m_status.error = m_failure ? m_failure->error : reason;
    if (isFinal(*m_status.error)) {
        finish(TunnelPhase::Failed);
        return;
    }
    waitForNextTry();
}

void Tunnel::waitForNextTry()
{
    if (m_up.isValid() && std::chrono::milliseconds(m_up.elapsed()) > kStable) {
        m_backoff.reset();
    }
    m_up.invalidate();
    const std::chrono::milliseconds wait
        = m_backoff.next(m_failure ? m_failure->retryAfter : std::nullopt);
    m_nextTry.start(wait);
    m_status.nextTry = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
    enter(TunnelPhase::Waiting);
}

// No reason to wait, unless the server asked for it.
void Tunnel::checkConnection()
{
    if (m_nextTry.isActive() && !(m_failure && m_failure->retryAfter)) {
        startPump();
    } else if (m_pump && m_settings.mode == TunnelMode::Client
               && stateOf(m_status.phase) == TunnelState::Up) {
        m_pump->send(BrokerMessage(CheckConnection{}));
    }
}

Result<void> Tunnel::reconnect()
{
    const TunnelState state = stateOf(m_status.phase);
    if (m_closing && state != TunnelState::Failed) {
        return Error{ ErrorName::InvalidState, QStringLiteral("The tunnel is being closed.") };
    }
    if (state == TunnelState::Up && m_settings.mode == TunnelMode::Server) {
        return Error{ ErrorName::InvalidState,
                      QStringLiteral("A server that listens has nothing to connect to.") };
    }
    if (state == TunnelState::Opening || m_replacing) {
        return {}; // it is at it
    }
    if (!m_wishes.admit(RateLimiter::TimePoint::clock::now())) {
        return Error{ ErrorName::LimitReached, QStringLiteral("Too many tries in a short time."),
                      QStringLiteral("Wait a few seconds.") };
    }
    if (state == TunnelState::Up) {
        m_replacing = true;
        m_pump->stop();
    } else if (state == TunnelState::Waiting) {
        startPump();
    } else {
        m_closing = false;
        m_backoff.reset();
        start();
    }
    return {};
}

Result<void> Tunnel::dismissClient(qint64 port)
{
    if (m_closing || !m_clients.contains(port)) {
        return Error{ ErrorName::NotFound, QStringLiteral("There is no such client.") };
    }
    m_pump->send(BrokerMessage(DismissPort{ port }));
    return {};
}

void Tunnel::onLinkChanged(const LinkInfo &link)
{
    for (const PortMtu &changed : m_interfaces->linkChanged(link)) {
        if (m_pump) {
            m_pump->send(BrokerMessage(changed));
        }
    }
    if (const QString device = m_interfaces->device(); device != m_status.device) {
        m_status.device = device;
        emit statusChanged();
    }
}

void Tunnel::onLinkDeleted(int ifindex)
{
    const std::vector<int> required = m_interfaces->requiredLinks();
    if (m_closing || std::find(required.begin(), required.end(), ifindex) == required.end()) {
        return;
    }
    m_failure = PumpFailed{ m_interfaces->deletionOf(ifindex), {} };
    m_status.error = m_failure->error;
    finish(TunnelPhase::Failed);
}

void Tunnel::onLinkChangesLost()
{
    const Result<std::vector<LinkInfo>> links = m_surroundings.links.list();
    if (!links) {
        return; // the next message may be heard again
    }
    for (const LinkInfo &link : *links) {
        onLinkChanged(link);
    }
    for (const int required : m_interfaces->requiredLinks()) {
        if (std::none_of(links->begin(), links->end(),
                         [required](const LinkInfo &link) { return link.ifindex == required; })) {
            onLinkDeleted(required);
        }
    }
}

void Tunnel::close()
{
    if (m_closing && m_status.phase != TunnelPhase::Failed) {
        return;
    }
    m_closing = true;
    m_nextTry.stop();
    if (m_pump) {
        m_pump->stop();
    } else {
        finish(TunnelPhase::Closed);
    }
}

void Tunnel::finish(TunnelPhase phase)
{
    m_closing = true;
    m_nextTry.stop();
    dropPump();
    // Deletes what was made, with its counters.
    m_interfaces = Interfaces::create(m_settings, m_identity, m_surroundings);
    m_dropped = {};
    m_listeningSockets.clear();
    enter(phase);
}

void Tunnel::dropPump()
{
    if (m_pump) {
        m_pump->disconnect(this); // what it still says is of no interest
        m_pump.release()->deleteLater(); // ends it; we may be in its signal
    }
    m_clients.clear();
    m_status.clients = 0;
    m_status.peer = {};
}

} // namespace Farlan
