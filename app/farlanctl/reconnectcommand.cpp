// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/reconnectcommand.h"

#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunnelchoice.h"
#include "contract/errornames.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Farlan
{

ReconnectCommand::ReconnectCommand(HelperClient &client, const QString &name, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_name(name)
    , m_finder(client, geteuid() == 0 ? Owners::Everybody : Owners::Self)
{
    connect(&m_finder, &TunnelFinder::found, this, &ReconnectCommand::choose);
    connect(&m_finder, &TunnelFinder::failed, this, &ReconnectCommand::fail);
}

ReconnectCommand::~ReconnectCommand() = default;

void ReconnectCommand::choose()
{
    const std::vector<FoundTunnel> found = m_finder.take();
    const Result<size_t> chosen = chooseTunnel(found, m_name);
    if (!chosen) {
        fail(chosen.error());
        return;
    }
    const FoundTunnel &tunnel = found[*chosen];
    if (tunnel.path.isEmpty()) {
        fail(Error{ ErrorName::InvalidState,
                    u"The helper of %1 runs without a bus and cannot be told to reconnect."_s.arg(
                        tunnel.status.device),
                    u"Disconnect it and open it again."_s });
        return;
    }
    m_client.reconnectTunnel(tunnel.path, [this](const Result<void> &begun) {
        if (begun) {
            emit finished(ExitCode::Success);
        } else {
            fail(begun.error());
        }
    });
}

void ReconnectCommand::fail(const Error &error)
{
    printError(error);
    emit finished(exitCodeFor(error));
}

} // namespace Farlan
