// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tunnelcommand.h"

#include "app/helperlauncher.h"
#include "app/terminal.h"
#include "contract/errornames.h"
#include "contract/statustext.h"
#include "contract/tunnelfiles.h"

#include <chrono>
#include <csignal>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kPatience = 10s; // the helper needs less than 4 s

} // namespace

TunnelCommand::TunnelCommand(const TunnelRequest &request, bool foreground, bool debug,
                             QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_foreground(foreground)
    , m_debug(debug)
    , m_signals({ SIGINT, SIGTERM, SIGHUP })
{
    connect(&m_signals, &SignalWatcher::received, this, &TunnelCommand::close);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        fail(Error{ ErrorName::HelperFailed, QStringLiteral("farlan-helper does not answer.") });
    });
}

TunnelCommand::~TunnelCommand() = default;

void TunnelCommand::start()
{
    Result<UniqueFd> channel
        = launchHelper(m_foreground ? HelperOutput::Terminal : HelperOutput::Journal, m_debug);
    if (!channel) {
        fail(channel.error());
        return;
    }
    const Result<TunnelFiles> files = makeTunnelFiles(m_request.settings, m_request.secrets);
    if (!files) {
        fail(files.error());
        return;
    }
    m_helper = std::make_unique<MessageChannel>(std::move(*channel));
    connect(m_helper.get(), &MessageChannel::received, this, &TunnelCommand::receive);
    connect(m_helper.get(), &MessageChannel::closed, this, [this] {
        fail(Error{ ErrorName::HelperFailed, QStringLiteral("farlan-helper ended unexpectedly."),
                    QStringLiteral("Its log may say why.") });
    });
    m_patience.start(kPatience); // for the first word
    m_helper->send(encode(OpenTunnel{ m_foreground }),
                   { files->settings.get(), files->secrets.get() });
}

void TunnelCommand::receive(const QJsonObject &json)
{
    const std::optional<StatusReport> report = decodeStatusReport(json);
    if (!report) {
        fail(Error{ ErrorName::HelperFailed,
                    QStringLiteral("farlan-helper reported a state that farlanctl does not know."),
                    QStringLiteral("Install both in the same version.") });
        return;
    }
    const TunnelStatus &status = report->status;
    if (!m_closing) {
        m_patience.stop();
    }
    switch (status.phase) {
    case TunnelPhase::Failed:
        fail(*status.error);
        return;
    case TunnelPhase::Closed:
        if (m_error) {
            fail(*m_error);
        } else if (!m_wasUp) {
            fail(Error{ ErrorName::HelperFailed,
                        QStringLiteral("The tunnel was ended before it was up.") });
        } else {
            if (m_foreground) {
                printLine(describe(status));
            }
            finish(ExitCode::Success);
        }
        return;
    case TunnelPhase::Waiting:
        if (!m_wasUp) {
            // The first try shows whether the tunnel can work at all.
            m_error = status.error;
            close();
            return;
        }
        break;
    case TunnelPhase::Connected:
    case TunnelPhase::Listening:
        m_wasUp = true;
        if (!status.peer.certificateProblem.isEmpty()) {
            printWarning(QStringLiteral("The certificate of the server is not verified: %1.")
                             .arg(status.peer.certificateProblem));
        }
        if (!m_foreground) {
            printLine(describe(status));
            finish(ExitCode::Success);
            return;
        }
        break;
    default:
        break;
    }
    if (m_foreground) {
        if (const QString line = describe(status); line != m_lastLine) {
            printLine(line);
            m_lastLine = line;
        }
    }
}

void TunnelCommand::close()
{
    if (m_helper && m_helper->isOpen()) {
        m_closing = true;
        m_helper->send(encode(CloseTunnel{}));
        m_patience.start(kPatience);
    } else {
        finish(ExitCode::Failure);
    }
}

void TunnelCommand::fail(const Error &error)
{
    if (!m_finished) {
        printError(error);
        finish(exitCodeFor(error));
    }
}

void TunnelCommand::finish(ExitCode code)
{
    if (!m_finished) {
        m_finished = true;
        emit finished(code);
    }
}

} // namespace Farlan
