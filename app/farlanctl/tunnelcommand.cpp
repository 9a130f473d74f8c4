// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/tunnelcommand.h"

#include "app/farlanctl/certificatetext.h"
#include "app/farlanctl/helperchoice.h"
#include "app/farlanctl/standalonesession.h"
#include "app/farlanctl/terminal.h"
#include "app/helper/bussession.h"
#include "contract/errornames.h"
#include "contract/statustext.h"

#include <QLoggingCategory>

#include <chrono>
#include <utility>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

Q_LOGGING_CATEGORY(logApp, "farlan.app")

constexpr auto kPatience = 10s; // the helper needs less than 4 s

} // namespace

TunnelCommand::TunnelCommand(const TunnelRequest &request, const Stay &stay, bool debug,
                             HelperClient &client, SignalWatcher &ending, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_stay(stay)
    , m_debug(debug)
    , m_client(client)
{
    connect(&ending, &SignalWatcher::received, this, &TunnelCommand::close);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        fail(Error{ ErrorName::HelperFailed, QStringLiteral("farlan-helper does not answer.") });
    });
    m_limit.setSingleShot(true);
    m_limit.callOnTimeout(this, &TunnelCommand::onLimit);
}

TunnelCommand::~TunnelCommand() = default;

void TunnelCommand::start()
{
    m_client.startHere([this](const Result<HelperInfo> &info) { onHelperMet(info); });
}

void TunnelCommand::onHelperMet(const Result<HelperInfo> &info)
{
    if (m_finished) {
        return;
    }
    if (info) {
        open(std::make_unique<BusSession>(m_client));
    } else if (goesWithoutBus(info.error())) {
        qCDebug(logApp, "Starting a helper of our own: %s", qUtf8Printable(info.error().message));
        m_endsWithUs = true;
        if (m_stay.until == Stay::Until::Allowed) {
            m_stay.until = Stay::Until::Up;
        }
        open(std::make_unique<StandaloneSession>(m_debug));
    } else {
        fail(info.error());
    }
}

void TunnelCommand::open(std::unique_ptr<TunnelSession> session)
{
    m_session = std::move(session);
    connect(m_session.get(), &TunnelSession::statusChanged, this, &TunnelCommand::onStatus);
    connect(m_session.get(), &TunnelSession::failed, this,
            [this](const Error &error) { fail(error); });
    m_session->open(m_request);
}

void TunnelCommand::onStatus(const TunnelStatus &status)
{
    m_isUp = m_isUp && stateOf(status.phase) == TunnelState::Up;
    switch (status.phase) {
    case TunnelPhase::Failed:
        fail(*status.error, status.certificate);
        return;
    case TunnelPhase::Closed:
        onClosed(status);
        return;
    case TunnelPhase::Waiting:
        if (!m_wasUp) {
            m_error = status.error;
        }
        if (!m_wasUp && !m_stay.retries) {
            // The first try shows whether the tunnel can work at all.
            close();
            return;
        }
        if (m_stay.until == Stay::Until::Tried && !m_endsWithUs && !m_finished) {
            printLine(describe(status));
            finish(ExitCode::Success);
        }
        break;
    case TunnelPhase::ConnectedNoData:
    case TunnelPhase::Connected:
    case TunnelPhase::Listening:
        onUp(status);
        break;
    default:
        break;
    }
    if (status.phase != TunnelPhase::Authorizing) {
        onAllowed(status);
    }
    const bool isNews = m_stay.until == Stay::Until::Ended
        || (m_stay.retries && status.phase == TunnelPhase::Waiting);
    if (isNews && !m_finished) {
        if (const QString line = describe(status); line != m_lastLine) {
            printLine(line);
            m_lastLine = line;
        }
    }
}

void TunnelCommand::onAllowed(const TunnelStatus &status)
{
    if (m_stay.until == Stay::Until::Allowed && !m_finished) {
        printLine(describe(status));
        finish(ExitCode::Success);
    } else if (m_stay.limit && !m_wasUp && !m_limit.isActive()) {
        m_limit.start(*m_stay.limit);
    }
}

void TunnelCommand::onLimit()
{
    if (m_finished) {
        return;
    }
    const QString name = m_request.settings.name;
    const QString why = m_error ? QStringLiteral(" ") + m_error->message : QString();
    printError(Error{
        ErrorName::TimedOut,
        QStringLiteral("“%1” is not connected after %2 seconds.%3")
            .arg(name, QString::number(m_stay.limit->count()), why),
        m_endsWithUs
            ? QStringLiteral("It has ended. Where the helper is a service, it would go on trying.")
            : QStringLiteral("It goes on trying. To end it: farlanctl disconnect \"%1\"")
                  .arg(name) });
    finish(m_error ? exitCodeFor(*m_error) : ExitCode::Network);
}

void TunnelCommand::onUp(const TunnelStatus &status)
{
    m_wasUp = true;
    m_error.reset();
    if (!std::exchange(m_isUp, true)) {
        if (!status.peer.certificateProblem.isEmpty() && !status.peer.certificatePinned) {
            printWarning(QStringLiteral("The certificate of the server is not verified: %1.")
                             .arg(status.peer.certificateProblem));
        }
        emit up();
    }
    if (m_stay.until != Stay::Until::Ended) {
        printLine(describe(status));
        finish(ExitCode::Success);
    }
}

void TunnelCommand::onClosed(const TunnelStatus &status)
{
    if (m_error) {
        fail(*m_error);
    } else if (!m_wasUp) {
        fail(Error{ ErrorName::HelperFailed,
                    QStringLiteral("The tunnel was ended before it was up.") });
    } else {
        if (m_stay.until == Stay::Until::Ended) {
            printLine(describe(status));
        }
        finish(ExitCode::Success);
    }
}

void TunnelCommand::close()
{
    if (m_session) {
        m_patience.start(kPatience);
        m_session->close();
    } else {
        finish(ExitCode::Failure);
    }
}

void TunnelCommand::fail(const Error &error, const std::optional<CertificateReport> &certificate)
{
    if (!m_finished) {
        m_failure = error;
        if (certificate) {
            printRefusal(error, *certificate);
        } else {
            printError(error);
        }
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
