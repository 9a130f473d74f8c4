// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/log.h"
#include "contract/messagechannel.h"
#include "contract/pumpmessages.h"
#include "contract/tunnelsettings.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <sys/types.h>

#include <memory>
#include <vector>

namespace Farlan
{

// How every pump of this helper is started.
struct PumpAccount {
    uid_t uid = 0;
    gid_t gid = 0;
    LogSink logSink = LogSink::StandardError;
    bool debug = false;

    // The system user farlan-pump or, where there is none, fixed numbers that nobody has.
    static PumpAccount find(LogSink logSink, bool debug);
};

// One farlan-pump as our child. What it tells is checked against the schema only: the network is
// behind it. A pump that breaks the schema is killed.
class PumpProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PumpProcess)

public:
    // The listening sockets stay the caller's.
    static Result<std::unique_ptr<PumpProcess>> start(const PumpAccount &account,
                                                      const TunnelSettings &settings,
                                                      const TunnelSecrets &secrets,
                                                      const std::vector<int> &listeningSockets);
    ~PumpProcess() override;

    void send(const BrokerMessage &message);
    // False: the TAP could not be passed on.
    bool send(const PortReady &message, int tap);
    void stop(); // asks, and kills it when it does not end; ended() follows

signals:
    void told(const Farlan::PumpMessage &message);
    void ended(const Farlan::Error &reason); // once; the process is gone

private:
    explicit PumpProcess(UniqueFd channel);
    void receive(const QJsonObject &json);
    void passOnOutput();
    void onFinished(int exitCode, QProcess::ExitStatus status);

    MessageChannel m_channel;
    QProcess m_process;
    QTimer m_patience;
    QString m_violation;
};

} // namespace Farlan
