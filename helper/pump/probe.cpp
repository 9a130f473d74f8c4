// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/probe.h"

#include "contract/errornames.h"
#include "contract/pumpmessages.h"
#include "contract/settingrules.h"
#include "contract/tunnelfiles.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString nameOf(DialStep step)
{
    switch (step) {
    case DialStep::None:
        return {};
    case DialStep::Resolve:
        return u"resolve"_s;
    case DialStep::Connect:
        return u"connect"_s;
    case DialStep::AskProxy:
        return u"proxy"_s;
    case DialStep::Secure:
        return u"tls"_s;
    case DialStep::SignIn:
        return u"sign-in"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Probe::Probe(UniqueFd channel, QObject *parent)
    : QObject(parent)
    , m_channel(std::move(channel))
{
    connect(&m_channel, &MessageChannel::received, this, &Probe::receive);
    connect(&m_channel, &MessageChannel::closed, this, &Probe::finished);
}

Probe::~Probe() = default;

void Probe::receive(const QJsonObject &json, std::vector<UniqueFd> &descriptors)
{
    const std::optional<BrokerMessage> message = decodeBrokerMessage(json);
    if (!message || !std::holds_alternative<StartPump>(*message)) {
        return;
    }
    if (const Result<void> started = start(descriptors); !started) {
        end(ProbeEnded{ started.error(), {} });
    }
}

Result<void> Probe::start(const std::vector<UniqueFd> &descriptors)
{
    if (m_dialer || descriptors.size() != 2) {
        return Error{ ErrorName::HelperFailed, u"The pump was not started as it should be."_s };
    }
    const auto wanted = readTunnelFiles(descriptors[0].get(), descriptors[1].get());
    if (!wanted) {
        return wanted.error();
    }
    m_settings = wanted->first;
    if (m_settings.mode != TunnelMode::Client) {
        return Error{ ErrorName::InvalidSettings, u"Only the way to a server can be tried."_s };
    }
    m_dialer = std::make_unique<Dialer>(m_settings, wanted->second);
    connect(m_dialer.get(), &Dialer::stepReached, this, &Probe::onStep);
    connect(m_dialer.get(), &Dialer::established, this, &Probe::onEstablished);
    connect(m_dialer.get(), &Dialer::failed, this, &Probe::onFailed);
    m_dialer->start();
    return {};
}

void Probe::onStep(DialStep reached)
{
    const QString step = nameOf(reached);
    if (step == m_step) {
        return; // the next address
    }
    if (!m_step.isEmpty()) {
        finishStep(ProbeState::Ok, foundBy(m_step));
    }
    skipTo(step);
    m_left.removeOne(step);
    m_step = step;
    m_since.start();
}

void Probe::onEstablished()
{
    finishStep(ProbeState::Ok, foundBy(m_step));
    m_link
        = std::make_unique<Link>(m_dialer->takeWebSocket(), m_dialer->socket(), Link::Role::Client);
    connect(m_link.get(), &Link::closed, this, [this] { end({}); });
    m_link->close();
}

void Probe::onFailed(const PumpFailed &failure)
{
    m_failed = true;
    if (!m_step.isEmpty()) {
        finishStep(ProbeState::Failed, triedBy(m_step));
    }
    end(ProbeEnded{ failure.error, failure.certificate });
}

QString Probe::foundBy(const QString &step) const
{
    const PeerStatus &peer = m_dialer->peer();
    if (step == "resolve"_L1) {
        QStringList addresses;
        for (const QHostAddress &address : m_dialer->addresses()) {
            addresses.append(address.toString());
        }
        return u"%1 is %2"_s.arg(firstHop(m_settings).host(), addresses.join(u", "_s));
    }
    if (step == "connect"_L1) {
        return m_settings.proxy.isEmpty() ? peer.address : u"%1, the proxy"_s.arg(peer.address);
    }
    if (step == "proxy"_L1) {
        return u"%1 through %2"_s.arg(hostAndPort(m_settings.uri), hostAndPort(m_settings.proxy));
    }
    if (step == "tls"_L1) {
        return u"%1 %2, certificate %3"_s.arg(peer.tlsVersion, peer.cipher, peer.certificateSha256);
    }
    return m_settings.user.isEmpty() ? u"HTTP 101, without a user name"_s
                                     : u"HTTP 101, as %1"_s.arg(m_settings.user);
}

QString Probe::triedBy(const QString &step) const
{
    if (step == "resolve"_L1) {
        return firstHop(m_settings).host();
    }
    if (step == "sign-in"_L1) {
        return withoutUserInfo(m_settings.uri);
    }
    return step == "tls"_L1 ? m_dialer->peer().address : foundBy(step);
}

QString Probe::whySkipped(const QString &step) const
{
    if (m_failed) {
        return {};
    }
    if (step == "tls"_L1) {
        return u"not with ws://"_s;
    }
    return step == "proxy"_L1 ? u"no proxy"_s : u"%1 is no name"_s.arg(firstHop(m_settings).host());
}

void Probe::finishStep(ProbeState state, const QString &detail)
{
    tell(ProbeStep{ m_step, state, std::chrono::milliseconds(m_since.elapsed()), detail });
    m_step.clear();
}

void Probe::skipTo(const QString &step)
{
    while (!m_left.isEmpty() && m_left.first() != step) {
        const QString skipped = m_left.takeFirst();
        tell(ProbeStep{ skipped, ProbeState::Skipped, {}, whySkipped(skipped) });
    }
}

void Probe::end(const ProbeEnded &ended)
{
    m_failed = bool(ended.error);
    skipTo({});
    tell(ended);
    emit finished();
}

} // namespace Farlan
