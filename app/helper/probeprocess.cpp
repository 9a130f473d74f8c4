// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/probeprocess.h"

#include "app/helper/programpath.h"
#include "base/signalwatcher.h"
#include "contract/errornames.h"
#include "contract/pumpmessages.h"
#include "contract/tunnelfiles.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <unistd.h>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr int kPumpsChannel = 3; // see helper/pump/main.cpp
// The pump has deadlines itself: 10 s for each step, 3 s for each of 16 addresses, 2 s to end.
constexpr auto kPatience = 100s;

Error failed(const QString &why)
{
    return Error{ ErrorName::HelperFailed, u"farlan-pump %1."_s.arg(why),
                  u"Install Farlan again; farlan-pump belongs to it."_s };
}

} // namespace

ProbeProcess::ProbeProcess(QObject *parent)
    : QObject(parent)
{
    // Nothing of our environment changes what it does, and its output does not reach a terminal.
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(u"/"_s);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::finished, this, &ProbeProcess::onFinished);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        end({ Error{ ErrorName::TimedOut,
                     u"The test took longer than %1 seconds."_s.arg(kPatience.count()) },
              {} });
    });
}

ProbeProcess::~ProbeProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

Result<void> ProbeProcess::start(const TunnelRequest &request)
{
    const QString program = programPath(u"farlan-pump"_s);
    if (program.isEmpty()) {
        return failed(u"was not found"_s);
    }
    auto ends = MessageChannel::createPair();
    if (!ends) {
        return ends.error();
    }
    const Result<TunnelFiles> files = makeTunnelFiles(request.settings, request.secrets);
    if (!files) {
        return files.error();
    }
    // Runs between fork and exec: system calls only. In a session of its own it has no terminal.
    m_process.setChildProcessModifier([channel = ends->second.get()] {
        SignalWatcher::unblockAll();
        setsid();
        if (channel == kPumpsChannel) {
            fcntl(channel, F_SETFD, 0);
        } else {
            dup2(channel, kPumpsChannel);
        }
        close_range(kPumpsChannel + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    });
    m_channel = std::make_unique<MessageChannel>(std::move(ends->first));
    connect(m_channel.get(), &MessageChannel::received, this, &ProbeProcess::receive);
    m_process.start(program, { u"--probe"_s });
    if (!m_process.waitForStarted()) {
        return failed(u"could not be started: %1"_s.arg(m_process.errorString()));
    }
    m_channel->send(encode(BrokerMessage(StartPump{})),
                    { files->settings.get(), files->secrets.get() });
    m_patience.start(kPatience);
    return {};
}

void ProbeProcess::receive(const QJsonObject &json)
{
    if (m_isOver) {
        return;
    }
    const std::optional<ProbeMessage> message = decodeProbeMessage(json);
    const auto *step = message ? std::get_if<ProbeStep>(&*message) : nullptr;
    if (!message || (step && (m_left.isEmpty() || m_left.takeFirst() != step->step))) {
        end({ failed(u"sent a message outside the schema"_s), {} });
    } else if (step) {
        emit stepDone(*step);
    } else {
        end(std::get<ProbeEnded>(*message));
    }
}

void ProbeProcess::onFinished()
{
    m_channel->drain();
    end({ failed(u"ended unexpectedly"_s), {} });
}

void ProbeProcess::end(const ProbeEnded &result)
{
    if (!std::exchange(m_isOver, true)) {
        m_patience.stop();
        emit ended(result);
    }
}

} // namespace Farlan
