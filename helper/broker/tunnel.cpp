// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tunnel.h"

#include "broker/clientinterface.h"
#include "broker/log.h"
#include "broker/serverinterfaces.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr double kRetrySpread = 0.25; // of what Retry-After asks for
constexpr auto kStable = 10s; // who was connected for so long is tried again soon

// Trying again cannot help before somebody has changed something.
bool isFinal(const Error &error)
{
    static constexpr std::array kFinal{
        ErrorName::InvalidSettings,    ErrorName::InvalidFile,
        ErrorName::PermissionDenied,   ErrorName::DeviceExists,
        ErrorName::DeviceUnavailable,  ErrorName::BridgeUnavailable,
        ErrorName::AddressUnavailable, ErrorName::ProxyAuthenticationFailed,
        ErrorName::CertificateRefused, ErrorName::AuthenticationFailed,
        ErrorName::AccessRefused,
    };
    return std::any_of(kFinal.begin(), kFinal.end(),
                       [&error](QLatin1StringView name) { return error.name == name; });
}

std::unique_ptr<Interfaces> makeInterfaces(const TunnelSettings &settings,
                                           const Tunnel::Surroundings &surroundings)
{
    if (settings.mode == TunnelMode::Client) {
        return std::make_unique<ClientInterface>(settings, surroundings.instance,
                                                 surroundings.links);
    }
    return std::make_unique<ServerInterfaces>(settings, surroundings.instance, surroundings.links);
}

// Where a server can be reached: "wss://[::]:443/lan".
QString serverLocation(const TunnelSettings &settings, const std::vector<ListeningSocket> &sockets)
{
    const ListeningSocket &last = sockets.back(); // with all addresses: "[::]", which says more
    return QStringLiteral("%1://%2%3")
        .arg(settings.isTls() ? QStringLiteral("wss") : QStringLiteral("ws"),
             endpointText(last.address, last.port), settings.path);
}

} // namespace

Tunnel::Tunnel(const TunnelSettings &settings, const TunnelSecrets &secrets,
               const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_secrets(secrets)
    , m_surroundings(surroundings)
    , m_interfaces(makeInterfaces(m_settings, surroundings))
{
    m_status.mode = settings.mode;
    m_status.location = withoutUserInfo(settings.uri);
    m_status.since = QDateTime::currentDateTimeUtc();
    m_nextTry.setSingleShot(true);
    m_nextTry.callOnTimeout(this, &Tunnel::startPump);
    connect(&surroundings.monitor, &LinkMonitor::linkChanged, this, &Tunnel::onLinkChanged);
    connect(&surroundings.monitor, &LinkMonitor::linkDeleted, this, &Tunnel::onLinkDeleted);
    connect(&surroundings.monitor, &LinkMonitor::changesLost, this, &Tunnel::onLinkChangesLost);
    connect(&surroundings.monitor, &LinkMonitor::networkCameUp, this, &Tunnel::tryNow);
}

Tunnel::~Tunnel() = default;

void Tunnel::open()
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
        m_status.location = serverLocation(m_settings, m_listeningSockets);
    }
    return m_interfaces->prepare();
}

void Tunnel::startPump()
{
    m_nextTry.stop();
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
    m_status.phase = phase;
    m_status.device = m_interfaces->device();
    m_status.since = QDateTime::currentDateTimeUtc();
    if (phase != TunnelPhase::Waiting && phase != TunnelPhase::Failed) {
        m_status.error.reset();
    }
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
    const bool isServers = message.phase == TunnelPhase::Listening;
    if (m_closing || message.phase == m_status.phase
        || isServers != (m_settings.mode == TunnelMode::Server)) {
        return; // no news, or what only a pump that was taken over would say
    }
    if (isServers) {
        m_up.start();
        m_wasUp = true;
    }
    enter(message.phase);
}

void Tunnel::handle(const PortWanted &message)
{
    if (m_closing) {
        return;
    }
    if (m_settings.mode == TunnelMode::Client) {
        enter(TunnelPhase::CreatingInterface);
    }
    const Result<Interfaces::Port> port = m_interfaces->openPort(message);
    if (!port) {
        qCWarning(lcBroker).noquote() << port.error().message;
        m_pump->send(BrokerMessage(PortRefused{ message.port, port.error() }));
        return;
    }
    if (!m_pump->send(PortReady{ message.port, port->device, port->mtu }, port->tap)) {
        m_interfaces->closePort(message.port);
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
    m_interfaces->portConnected(message.port);
    if (m_settings.mode == TunnelMode::Server) {
        m_clients.insert(message.port);
        reportClients();
        return;
    }
    m_status.peer = message.peer;
    m_up.start();
    if (m_wasUp) {
        ++m_status.reconnects;
    }
    m_wasUp = true;
    enter(TunnelPhase::Connected);
}

void Tunnel::handle(const PortGone &message)
{
    m_interfaces->closePort(message.port);
    m_clients.remove(message.port);
    reportClients();
}

void Tunnel::reportClients()
{
    if (m_status.clients != m_clients.size()) {
        m_status.clients = static_cast<int>(m_clients.size());
        emit statusChanged();
    }
}

void Tunnel::handle(const PumpFailed &message)
{
    m_failure = message;
}

void Tunnel::onPumpEnded(const Error &reason)
{
    m_pump->disconnect(this); // what it may still have to say is of no use
    m_pump.release()->deleteLater(); // we are in its signal
    m_interfaces->closeAllPorts();
    m_clients.clear();
    m_status.clients = 0;
    m_status.peer = {};
    if (m_closing) {
        finish(TunnelPhase::Closed);
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
    std::chrono::milliseconds wait = m_backoff.next();
    if (m_failure && m_failure->retryAfter) {
        // A little later, and not all at the same moment.
        const std::chrono::duration<double> asked(*m_failure->retryAfter);
        const double spread = 1 + kRetrySpread * QRandomGenerator::global()->generateDouble();
        wait = std::max(wait, std::chrono::ceil<std::chrono::milliseconds>(asked * spread));
    }
    m_nextTry.start(wait);
    m_status.nextTry = QDateTime::currentDateTimeUtc().addMSecs(wait.count());
    enter(TunnelPhase::Waiting);
}

// The network came up: no reason to wait, unless the server asked for it.
void Tunnel::tryNow()
{
    if (m_nextTry.isActive() && !(m_failure && m_failure->retryAfter)) {
        startPump();
    }
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
    m_failure = PumpFailed{
        Error{
            ErrorName::DeviceUnavailable,
            QStringLiteral("The interface %1 was deleted by somebody else.").arg(m_status.device) },
        {}
    };
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
    if (m_closing) {
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
    if (m_pump) {
        m_pump->disconnect(this); // what it still says is of no interest
        m_pump.release()->deleteLater(); // ends it; we may be in its signal
    }
    m_interfaces = makeInterfaces(m_settings, m_surroundings); // deletes what was made
    m_listeningSockets.clear();
    m_clients.clear();
    m_status.clients = 0;
    m_status.peer = {};
    enter(phase);
}

} // namespace Farlan
