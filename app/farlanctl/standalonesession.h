// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/tunnelsession.h"
#include "contract/messagechannel.h"

#include <QTimer>

#include <memory>

namespace Farlan
{

// A tunnel with a helper of its own, which needs no bus. Only root can start one.
class StandaloneSession final : public TunnelSession
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StandaloneSession)

public:
    explicit StandaloneSession(bool debug, QObject *parent = nullptr);
    ~StandaloneSession() override;

    void open(const TunnelRequest &request) override;
    void close() override;

private:
    void receive(const QJsonObject &json);

    const bool m_debug;
    std::unique_ptr<MessageChannel> m_helper;
    QTimer m_patience; // for the first word
};

} // namespace Farlan
