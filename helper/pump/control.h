// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/messagechannel.h"
#include "contract/pumpmessages.h"
#include "pump/dropreport.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Farlan
{

class Client;
class Server;

// The pump's end of its channel to the broker: makes the client or server that the first message
// asks for, and passes messages between the two. The pump ends with finished(), at the latest when
// the channel closes.
class Control final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Control)

public:
    explicit Control(UniqueFd channel, QObject *parent = nullptr);
    ~Control() override;

signals:
    void finished();

private:
    void receive(const QJsonObject &json, std::vector<UniqueFd> &descriptors);
    Result<void> start(std::vector<UniqueFd> &descriptors);
    void pass(const BrokerMessage &message, std::vector<UniqueFd> &descriptors);
    void stop();
    void tell(const PumpMessage &message);

    MessageChannel m_channel;
    DropReport m_drops;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<Server> m_server;
};

} // namespace Farlan
