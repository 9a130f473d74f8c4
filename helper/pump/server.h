// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/pumpmessages.h"
#include "contract/tunnelsettings.h"
#include "pump/admission.h"
#include "pump/passwordchecker.h"
#include "pump/visitor.h"
#include "pump/workerthread.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Farlan
{

// Accepts clients on the listening sockets, in min(cores, 4) worker threads.
class Server final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Server)

public:
    // The error names what is wrong with certificate, key or htpasswd file.
    static Result<std::unique_ptr<Server>> create(const TunnelSettings &settings,
                                                  const TunnelSecrets &secrets,
                                                  std::vector<UniqueFd> listeningSockets);
    ~Server() override;

    void start();
    void handle(const BrokerMessage &message, UniqueFd tap);
    void stop(); // says goodbye to all clients; finished() follows

signals:
    void told(const Farlan::PumpMessage &message); // for the broker
    void finished();

private:
    Server(const TunnelSettings &settings, std::vector<UniqueFd> listeningSockets);
    void onWorkerStopped();

    std::vector<UniqueFd> m_listeningSockets;
    Admission m_admission;
    std::unique_ptr<PasswordChecker> m_passwords;
    DoorRules m_rules;
    std::vector<std::unique_ptr<WorkerThread>> m_workers; // end before what they share
    size_t m_running = 0;
};

} // namespace Farlan
