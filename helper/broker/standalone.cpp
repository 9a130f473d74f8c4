// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/standalone.h"

#include "broker/log.h"
#include "contract/errornames.h"
#include "contract/statustext.h"
#include "contract/tunnelfiles.h"

#include <QDir>

#include <unistd.h>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr size_t kOpenDescriptors = 2; // settings, secrets
constexpr size_t kMaximumCallers = 16;

} // namespace

Standalone::Standalone(UniqueFd caller, const PumpAccount &pumps, QObject *parent)
    : QObject(parent)
    , m_pumps(pumps)
{
    addCaller(std::move(caller), true);
}

Standalone::~Standalone() = default;

void Standalone::addCaller(UniqueFd channel, bool mayOpen)
{
    if (m_callers.size() >= kMaximumCallers) {
        return;
    }
    auto caller = std::make_unique<MessageChannel>(std::move(channel));
    MessageChannel *address = caller.get();
    connect(address, &MessageChannel::received, this,
            [this, address, mayOpen](const QJsonObject &json, std::vector<UniqueFd> &descriptors) {
                receive(*address, mayOpen, json, descriptors);
            });
    connect(address, &MessageChannel::closed, this, [this, address, mayOpen] {
        const auto found
            = std::find_if(m_callers.begin(), m_callers.end(),
                           [address](const auto &one) { return one.get() == address; });
        found->release()->deleteLater(); // we are in its signal
        m_callers.erase(found);
        if (mayOpen) {
            m_opener = nullptr;
            onOpenerGone();
        }
    });
    if (mayOpen) {
        m_opener = address;
    }
    m_callers.push_back(std::move(caller));
}

void Standalone::receive(MessageChannel &caller, bool mayOpen, const QJsonObject &json,
                         std::vector<UniqueFd> &descriptors)
{
    const std::optional<CallerMessage> message = decodeCallerMessage(json);
    if (!message) {
        qCWarning(lcBroker, "Ignored a message that this version does not know");
        return;
    }
    if (std::holds_alternative<OpenTunnel>(*message) && mayOpen && !m_tunnel) {
        if (const Result<void> opened = open(descriptors); !opened) {
            TunnelStatus status;
            status.phase = TunnelPhase::Failed;
            status.error = opened.error();
            report(status);
            emit finished();
        }
    } else if (std::holds_alternative<CloseTunnel>(*message)) {
        close();
    } else if (std::holds_alternative<GetStatus>(*message) && m_tunnel) {
        caller.send(encode(reportWithStatistics()));
    }
}

void Standalone::onOpenerGone()
{
    if (m_endsWithCaller) {
        close();
    }
}

Result<void> Standalone::open(const std::vector<UniqueFd> &descriptors)
{
    if (descriptors.size() != kOpenDescriptors) {
        return Error{ ErrorName::InvalidSettings, QStringLiteral("The settings did not arrive.") };
    }
    const auto wanted = readTunnelFiles(descriptors[0].get(), descriptors[1].get());
    if (!wanted) {
        return wanted.error();
    }
    if (const Result<void> prepared = prepare(); !prepared) {
        return prepared;
    }
    const TunnelSettings &settings = wanted->first;
    m_tunnel = std::make_unique<Tunnel>(settings, TunnelIdentity{ getuid(), settings.name },
                                        *m_surroundings);
    connect(m_tunnel.get(), &Tunnel::statusChanged, this, [this, foreground = settings.foreground] {
        if (stateOf(m_tunnel->status().phase) == TunnelState::Up) {
            m_endsWithCaller = foreground;
        }
        onStatusChanged();
    });
    m_tunnel->open(wanted->second);
    return {};
}

Result<void> Standalone::prepare()
{
    auto surroundings = Surroundings::create(m_pumps);
    if (!surroundings) {
        return surroundings.error();
    }
    m_surroundings = std::move(*surroundings);
    auto socket = ControlSocket::create(QDir(m_surroundings->instance.directoryPath())
                                            .filePath(QString::fromLatin1(kControlSocketName)));
    if (!socket) {
        return socket.error();
    }
    m_controlSocket = std::move(*socket);
    connect(m_controlSocket.get(), &ControlSocket::connected, this,
            [this](UniqueFd &channel) { addCaller(std::move(channel), false); });
    return {};
}

void Standalone::onStatusChanged()
{
    const TunnelStatus &status = m_tunnel->status();
    if (m_pumps.logSink == LogSink::System) { // else our caller prints it
        qCInfo(lcBroker).noquote() << describe(status);
    }
    report(status);
    if (status.phase == TunnelPhase::Failed || status.phase == TunnelPhase::Closed) {
        emit finished();
    }
}

// Only to who opened the tunnel: others get what they ask for.
void Standalone::report(const TunnelStatus &status)
{
    if (m_opener) {
        m_opener->send(encode(StatusReport{ status, {}, ownNetworkNamespace(), getpid() }));
    }
}

StatusReport Standalone::reportWithStatistics()
{
    StatusReport report{ m_tunnel->status(), {}, ownNetworkNamespace(), getpid() };
    if (const int ifindex = m_tunnel->ifindex(); ifindex != 0) {
        if (const Result<InterfaceStatistics> statistics
            = m_surroundings->links.statistics(ifindex)) {
            report.statistics = *statistics + m_tunnel->dropped();
        }
    }
    return report;
}

void Standalone::close()
{
    if (m_tunnel) {
        m_tunnel->close();
    } else {
        emit finished();
    }
}

} // namespace Farlan
