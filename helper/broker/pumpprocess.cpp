// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/pumpprocess.h"

#include "base/signalwatcher.h"
#include "broker/log.h"
#include "contract/errornames.h"
#include "contract/pumpuser.h"
#include "contract/tunnelfiles.h"

#include <QCoreApplication>
#include <QDir>

#include <sys/resource.h>

#include <fcntl.h>
#include <linux/close_range.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr int kPumpsChannel = 3; // see pump/main.cpp
constexpr qint64 kMaximumLineBytes = 4096; // of its output
constexpr auto kPatience = 3s; // for goodbyes; the pump itself waits 2 s for a peer
// A client is a socket and a TAP; beside them visitors, files, and what Qt needs.
constexpr rlim_t kDescriptorsPerClient = 2;
constexpr rlim_t kOtherDescriptors = 256;

Error startFailed(const QString &why)
{
    return Error{
        ErrorName::HelperFailed, QStringLiteral("farlan-pump could not be started: %1.").arg(why),
        QStringLiteral("Install Farlan again; farlan-pump belongs beside farlan-helper.")
    };
}

} // namespace

PumpAccount PumpAccount::find(LogSink logSink, bool debug)
{
    const PumpUser user = PumpUser::find();
    return { user.uid, user.gid, logSink, debug };
}

Result<std::unique_ptr<PumpProcess>> PumpProcess::start(const PumpAccount &account,
                                                        const TunnelSettings &settings,
                                                        const TunnelSecrets &secrets,
                                                        const std::vector<int> &listeningSockets)
{
    auto ends = MessageChannel::createPair();
    if (!ends) {
        return ends.error();
    }
    const Result<TunnelFiles> files = makeTunnelFiles(settings, secrets);
    if (!files) {
        return files.error();
    }

    std::unique_ptr<PumpProcess> pump(new PumpProcess(std::move(ends->first)));
    const rlim_t descriptors
        = kOtherDescriptors + kDescriptorsPerClient * static_cast<rlim_t>(settings.maxClients);
    // Runs between fork and exec: system calls only.
    pump->m_process.setChildProcessModifier([channel = ends->second.get(), descriptors] {
        SignalWatcher::unblockAll();
        const rlimit limit{ descriptors, descriptors };
        setrlimit(RLIMIT_NOFILE, &limit);
        if (channel == kPumpsChannel) {
            fcntl(channel, F_SETFD, 0);
        } else {
            dup2(channel, kPumpsChannel);
        }
        // Nothing else that we or our caller have open is the pump's; Qt needs its own until exec.
        close_range(kPumpsChannel + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    });
    pump->m_process.setProgram(
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("farlan-pump")));
    pump->m_process.setArguments(
        { QString::number(account.uid), QString::number(account.gid),
          account.logSink == LogSink::System ? QStringLiteral("system") : QStringLiteral("stderr"),
          account.debug ? QStringLiteral("debug") : QStringLiteral("info") });
    // A pump that logs to the system has no other output: it gets ours, which leads nowhere.
    pump->m_process.setProcessChannelMode(account.logSink == LogSink::System
                                              ? QProcess::ForwardedChannels
                                              : QProcess::MergedChannels);
    pump->m_process.start(QIODevice::ReadOnly);
    if (!pump->m_process.waitForStarted()) {
        return startFailed(pump->m_process.errorString());
    }
    std::vector<int> descriptorsToSend{ files->settings.get(), files->secrets.get() };
    descriptorsToSend.insert(descriptorsToSend.end(), listeningSockets.begin(),
                             listeningSockets.end());
    pump->m_channel.send(encode(BrokerMessage(StartPump{})), descriptorsToSend);
    return pump;
}

PumpProcess::PumpProcess(UniqueFd channel)
    : m_channel(std::move(channel))
{
    connect(&m_process, &QProcess::readyRead, this, &PumpProcess::passOnOutput);
    m_process.setStandardInputFile(QProcess::nullDevice());
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(QStringLiteral("/"));
    connect(&m_process, &QProcess::finished, this, &PumpProcess::onFinished);
    connect(&m_channel, &MessageChannel::received, this, &PumpProcess::receive);
    connect(&m_channel, &MessageChannel::closed, this, [this](const QString &violation) {
        m_violation = violation;
        m_patience.start(kPatience); // it ends by itself when it is well
    });
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(&m_process, &QProcess::kill);
}

PumpProcess::~PumpProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void PumpProcess::send(const BrokerMessage &message)
{
    m_channel.send(encode(message));
}

bool PumpProcess::send(const PortReady &message, int tap)
{
    return m_channel.send(encode(BrokerMessage(message)), { tap });
}

void PumpProcess::stop()
{
    send(BrokerMessage(StopPump{}));
    m_patience.start(kPatience);
}

void PumpProcess::receive(const QJsonObject &json)
{
    const std::optional<PumpMessage> message = decodePumpMessage(json);
    if (!message) {
        m_violation = QStringLiteral("it sent a message outside the schema");
        m_channel.close();
        m_process.kill();
        return;
    }
    emit told(*message);
}

// To our standard error, where it may meet a terminal: a pump may be taken over.
void PumpProcess::passOnOutput()
{
    while (m_process.canReadLine() || m_process.bytesAvailable() > kMaximumLineBytes) {
        QString line = QString::fromUtf8(m_process.readLine(kMaximumLineBytes)).trimmed();
        std::replace_if(
            line.begin(), line.end(), [](QChar c) { return !c.isPrint(); }, u'?');
        std::fprintf(stderr, "%s\n", line.toUtf8().constData());
    }
}

void PumpProcess::onFinished(int exitCode, QProcess::ExitStatus status)
{
    m_patience.stop();
    passOnOutput();
    m_channel.drain();
    m_channel.close();
    Error reason{ ErrorName::HelperFailed,
                  QStringLiteral("farlan-pump ended unexpectedly (exit code %1).").arg(exitCode) };
    if (!m_violation.isEmpty()) {
        reason.message = QStringLiteral("farlan-pump was ended: %1.").arg(m_violation);
    } else if (status == QProcess::CrashExit) {
        reason.message = QStringLiteral("farlan-pump was ended by signal %1.").arg(exitCode);
    }
    emit ended(reason);
}

} // namespace Farlan
