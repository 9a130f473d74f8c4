// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/control.h"

#include "contract/errornames.h"
#include "contract/tunnelfiles.h"
#include "pump/client.h"
#include "pump/log.h"
#include "pump/server.h"

namespace Farlan
{

namespace
{

constexpr size_t kSettingsFile = 0; // of the descriptors that come with StartPump
constexpr size_t kSecretsFile = 1;
constexpr size_t kFirstListeningSocket = 2;

Error broken(const QString &what)
{
    return Error{ ErrorName::HelperFailed, what };
}

} // namespace

Control::Control(UniqueFd channel, QObject *parent)
    : QObject(parent)
    , m_channel(std::move(channel))
    , m_drops(m_channel)
{
    connect(&m_channel, &MessageChannel::received, this, &Control::receive);
    connect(&m_channel, &MessageChannel::closed, this, &Control::finished);
}

Control::~Control() = default;

void Control::receive(const QJsonObject &json, std::vector<UniqueFd> &descriptors)
{
    const std::optional<BrokerMessage> message = decodeBrokerMessage(json);
    if (!message) {
        qCWarning(lcPump, "Ignored a message that this version does not know");
    } else if (std::holds_alternative<StartPump>(*message)) {
        if (const Result<void> started = start(descriptors); !started) {
            tell(PumpFailed{ started.error(), {} });
            emit finished();
        }
    } else if (std::holds_alternative<StopPump>(*message)) {
        stop();
    } else {
        pass(*message, descriptors);
    }
}

Result<void> Control::start(std::vector<UniqueFd> &descriptors)
{
    if (m_client || m_server || descriptors.size() < kFirstListeningSocket) {
        return broken(QStringLiteral("The pump was not started as it should be."));
    }
    const auto wanted
        = readTunnelFiles(descriptors[kSettingsFile].get(), descriptors[kSecretsFile].get());
    if (!wanted) {
        return wanted.error();
    }
    const auto &[settings, secrets] = *wanted;
    if (settings.mode == TunnelMode::Client) {
        m_client = std::make_unique<Client>(settings, secrets);
        connect(m_client.get(), &Client::told, this, &Control::tell);
        connect(m_client.get(), &Client::finished, this, [this] {
            m_drops.tell();
            emit finished();
        });
        m_client->start();
        return {};
    }
    std::vector<UniqueFd> sockets;
    for (size_t i = kFirstListeningSocket; i < descriptors.size(); ++i) {
        sockets.push_back(std::move(descriptors[i]));
    }
    Result<std::unique_ptr<Server>> server = Server::create(settings, secrets, std::move(sockets));
    if (!server) {
        return server.error();
    }
    m_server = std::move(*server);
    connect(m_server.get(), &Server::told, this, &Control::tell);
    connect(m_server.get(), &Server::finished, this, &Control::finished);
    m_server->start();
    return {};
}

void Control::pass(const BrokerMessage &message, std::vector<UniqueFd> &descriptors)
{
    UniqueFd tap;
    if (!descriptors.empty()) {
        tap = std::move(descriptors.front());
    }
    if (m_client) {
        m_client->handle(message, std::move(tap));
    } else if (m_server) {
        m_server->handle(message, std::move(tap));
    }
}

void Control::stop()
{
    if (m_client) {
        m_client->stop();
    } else if (m_server) {
        m_server->stop();
    } else {
        emit finished();
    }
}

void Control::tell(const PumpMessage &message)
{
    if (const auto *dropped = std::get_if<FramesDropped>(&message)) {
        m_drops.add(*dropped);
        return;
    }
    if (const auto *gone = std::get_if<PortGone>(&message)) {
        m_drops.tellOf(gone->port);
    } else if (std::holds_alternative<PumpFailed>(message)) {
        m_drops.tell();
    }
    m_channel.send(encode(message));
}

} // namespace Farlan
