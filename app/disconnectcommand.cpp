// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disconnectcommand.h"

#include "app/terminal.h"
#include "contract/errornames.h"

#include <algorithm>
#include <chrono>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kPatience = 10s; // the helper needs less than 4 s

} // namespace

DisconnectCommand::DisconnectCommand(const QString &device, QObject *parent)
    : QObject(parent)
    , m_device(device)
{
    connect(&m_tunnels, &RunningTunnels::found, this, &DisconnectCommand::closeTunnel);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        fail(Error{ ErrorName::HelperFailed,
                    QStringLiteral("The helper of %1 does not answer.").arg(m_device) });
    });
}

DisconnectCommand::~DisconnectCommand() = default;

void DisconnectCommand::closeTunnel()
{
    m_found = m_tunnels.take();
    const auto tunnel = std::find_if(m_found.begin(), m_found.end(), [this](const auto &one) {
        return one.report.status.device == m_device;
    });
    if (tunnel == m_found.end()) {
        fail(Error{ ErrorName::NotFound, QStringLiteral("There is no tunnel on %1.").arg(m_device),
                    QStringLiteral("\"farlanctl list\" shows those there are.") });
        return;
    }
    // The helper ends when all is gone.
    connect(tunnel->helper.get(), &MessageChannel::closed, this,
            [this] { emit finished(ExitCode::Success); });
    tunnel->helper->send(encode(CallerMessage(CloseTunnel{})));
    m_patience.start(kPatience);
}

void DisconnectCommand::fail(const Error &error)
{
    printError(error);
    emit finished(exitCodeFor(error));
}

} // namespace Farlan
