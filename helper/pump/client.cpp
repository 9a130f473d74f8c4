// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/client.h"

#include "contract/errornames.h"

namespace Farlan
{

namespace
{

TunnelPhase phaseOf(DialStep step)
{
    switch (step) {
    case DialStep::None:
        return TunnelPhase::Starting;
    case DialStep::Resolve:
        return TunnelPhase::Resolving;
    case DialStep::Connect:
    case DialStep::AskProxy:
        return TunnelPhase::Connecting;
    case DialStep::Secure:
        return TunnelPhase::Securing;
    case DialStep::SignIn:
        return TunnelPhase::SigningIn;
    }
    Q_UNREACHABLE();
}

} // namespace

Client::Client(const TunnelSettings &settings, const TunnelSecrets &secrets, QObject *parent)
    : QObject(parent)
    , m_dialer(std::make_unique<Dialer>(settings, secrets))
    , m_user(settings.user)
{
    connect(m_dialer.get(), &Dialer::stepReached, this,
            [this](DialStep step) { emit told(PhaseReached{ phaseOf(step) }); });
    connect(m_dialer.get(), &Dialer::established, this, &Client::onEstablished);
    connect(m_dialer.get(), &Dialer::failed, this, &Client::fail);
}

Client::~Client() = default;

void Client::onEstablished()
{
    m_peer = m_dialer->peer();
    m_link
        = std::make_unique<Link>(m_dialer->takeWebSocket(), m_dialer->socket(), Link::Role::Client);
    // Frames that come before there is an interface are lost, as on any Ethernet.
    connect(m_link.get(), &Link::closed, this, [this](const Error &reason) {
        fail(PumpFailed{ reason, {} });
    });
    emit told(PortWanted{ kClientPort, m_user, m_peer.address });
}

void Client::handle(const BrokerMessage &message, UniqueFd tap)
{
    if (m_failed) {
        return; // it has been told, and the broker has not heard it yet
    }
    if (const auto *ready = std::get_if<PortReady>(&message); ready && m_link) {
        startPumping(*ready, std::move(tap));
    } else if (const auto *refused = std::get_if<PortRefused>(&message)) {
        fail(PumpFailed{ refused->error, {} });
    } else if (const auto *changed = std::get_if<PortMtu>(&message); changed && m_pump) {
        m_pump->setMtu(changed->mtu);
    } else if (std::holds_alternative<CheckConnection>(message) && m_pump) {
        m_pump->checkConnection();
    }
}

void Client::startPumping(const PortReady &port, UniqueFd tap)
{
    if (!tap) { // its descriptor did not arrive: we have too many
        fail(PumpFailed{ Error{ ErrorName::HelperFailed,
                                QStringLiteral("The pump was not started as it should be.") },
                         {} });
        return;
    }
    m_link->disconnect(this);
    m_pump
        = std::make_unique<FramePump>(std::move(m_link), std::move(tap),
                                      FramePump::Interface{ port.device, port.mtu, port.offloads });
    connect(m_pump.get(), &FramePump::finished, this, [this](const Error &reason) {
        fail(PumpFailed{ reason, {} });
    });
    connect(m_pump.get(), &FramePump::firstFrameReceived, this,
            [this] { emit told(PhaseReached{ TunnelPhase::Connected }); });
    connect(m_pump.get(), &FramePump::wantOffloads, this, [this](Offloads offloads) {
        emit told(PortOffloads{ kClientPort, offloads });
    });
    connect(m_pump.get(), &FramePump::dropped, this, [this](const DroppedFrames &more) {
        emit told(FramesDropped{ { { kClientPort, more } } });
    });
    m_pump->start();
    emit told(PortConnected{ kClientPort, m_peer });
}

void Client::stop()
{
    m_stopping = true;
    if (m_pump) {
        m_pump->close();
    } else {
        emit finished();
    }
}

void Client::fail(const PumpFailed &failure)
{
    m_failed = true;
    if (m_pump) {
        m_pump->logDrops(m_peer.address);
    }
    if (!m_stopping) {
        emit told(failure);
    }
    emit finished();
}

} // namespace Farlan
