// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/tunnelrequest.h"
#include "contract/messagechannel.h"
#include "contract/probemessages.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>

namespace Farlan
{

// A farlan-pump of our own that tries the way to a server. It needs no helper and no right, makes
// no interface, and ends with this object.
class ProbeProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProbeProcess)

public:
    explicit ProbeProcess(QObject *parent = nullptr);
    ~ProbeProcess() override;

    Result<void> start(const TunnelRequest &request);

signals:
    void stepDone(const Farlan::ProbeStep &step);
    void ended(const Farlan::ProbeEnded &result); // once

private:
    void receive(const QJsonObject &json);
    void onFinished();
    void end(const ProbeEnded &result);

    std::unique_ptr<MessageChannel> m_channel;
    QProcess m_process;
    QTimer m_patience;
    QStringList m_left = probeSteps(); // that it has not told of
    bool m_isOver = false;
};

} // namespace Farlan
