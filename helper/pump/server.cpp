// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/server.h"

#include "pump/log.h"
#include "pump/tls.h"

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr int kMaximumWorkers = 4;

// The worker that a message is for.
qint64 portOf(const BrokerMessage &message)
{
    return std::visit(
        [](const auto &any) -> qint64 {
            if constexpr (requires { any.port; }) {
                return any.port;
            } else {
                return 0;
            }
        },
        message);
}

} // namespace

Result<std::unique_ptr<Server>> Server::create(const TunnelSettings &settings,
                                               const TunnelSecrets &secrets,
                                               std::vector<UniqueFd> listeningSockets)
{
    std::unique_ptr<Server> server(new Server(settings, std::move(listeningSockets)));
    if (settings.isTls()) {
        const Result<QSslConfiguration> tls = serverTls(settings.certfile, secrets.keyfile);
        if (!tls) {
            return tls.error();
        }
        server->m_rules.tls = *tls;
    }
    if (!secrets.htpasswd.isEmpty()) {
        Result<Htpasswd> users = Htpasswd::parse(secrets.htpasswd);
        if (!users) {
            return users.error();
        }
        if (users->weakHashes() > 0) {
            qCWarning(lcPump,
                      "%lld users have passwords in a weak form ({SHA} or MD5); set them "
                      "anew with htpasswd -B",
                      static_cast<long long>(users->weakHashes()));
        }
        server->m_passwords
            = std::make_unique<PasswordChecker>(std::move(*users), server->m_admission);
        server->m_rules.passwords = server->m_passwords.get();
    }
    return server;
}

Server::Server(const TunnelSettings &settings, std::vector<UniqueFd> listeningSockets)
    : m_listeningSockets(std::move(listeningSockets))
    , m_admission(settings.maxClients)
    , m_rules{ .path = settings.path.toUtf8(), .plain = settings.plain, .admission = m_admission }
{
    for (const QString &origin : settings.allowOrigin) {
        m_rules.origins.append(origin.toUtf8());
    }
}

Server::~Server() = default;

void Server::start()
{
    std::vector<int> sockets;
    for (const UniqueFd &fd : m_listeningSockets) {
        sockets.push_back(fd.get());
    }
    const int count = std::clamp(QThread::idealThreadCount(), 1, kMaximumWorkers);
    for (int index = 0; index < count; ++index) {
        auto worker = std::make_unique<Worker>(index, count, sockets, m_rules);
        connect(worker.get(), &Worker::told, this, &Server::told);
        connect(worker.get(), &Worker::stopped, this, &Server::onWorkerStopped);
        m_workers.push_back(std::make_unique<WorkerThread>(std::move(worker)));
        m_workers.back()->start();
    }
    m_running = m_workers.size();
    emit told(PhaseReached{ TunnelPhase::Listening });
}

void Server::handle(const BrokerMessage &message, UniqueFd tap)
{
    const auto index = static_cast<size_t>(portOf(message)) % m_workers.size();
    Worker *worker = m_workers[index]->worker();
    auto fd = std::make_shared<UniqueFd>(std::move(tap)); // what is queued must be copyable
    QMetaObject::invokeMethod(worker,
                              [worker, message, fd] { worker->handle(message, std::move(*fd)); });
}

void Server::stop()
{
    for (const auto &thread : m_workers) {
        QMetaObject::invokeMethod(thread->worker(), &Worker::stop);
    }
}

void Server::onWorkerStopped()
{
    if (--m_running == 0) {
        emit finished();
    }
}

} // namespace Farlan
