// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/disconnectcommand.h"

#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunnelchoice.h"
#include "contract/errornames.h"

#include <unistd.h>

#include <chrono>
#include <utility>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kPatience = 10s; // a helper without a bus needs less than 4 s

// Root may name anybody's, but does not mean everybody's by --all.
Owners ownersFor(const QString &name)
{
    return geteuid() == 0 && !name.isEmpty() ? Owners::Everybody : Owners::Self;
}

} // namespace

DisconnectCommand::DisconnectCommand(HelperClient &client, const QString &name, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_name(name)
    , m_finder(client, ownersFor(name))
{
    connect(&m_finder, &TunnelFinder::found, this, &DisconnectCommand::choose);
    connect(&m_finder, &TunnelFinder::failed, this, &DisconnectCommand::fail);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        fail(Error{ ErrorName::HelperFailed, QStringLiteral("A helper does not answer.") });
    });
}

DisconnectCommand::~DisconnectCommand() = default;

void DisconnectCommand::choose()
{
    m_found = m_finder.take();
    if (m_name.isEmpty()) {
        closeAll();
        return;
    }
    const Result<size_t> chosen = chooseTunnel(m_found, m_name);
    if (!chosen) {
        fail(chosen.error());
        return;
    }
    close(m_found[*chosen]);
}

void DisconnectCommand::closeAll()
{
    m_closing = 1; // so that none of the answers is the last before all are asked for
    for (FoundTunnel &tunnel : m_found) {
        close(tunnel);
    }
    settle();
}

void DisconnectCommand::close(FoundTunnel &tunnel)
{
    ++m_closing;
    if (tunnel.helper) {
        // The helper ends when all is gone.
        connect(tunnel.helper.get(), &MessageChannel::closed, this, &DisconnectCommand::settle);
        tunnel.helper->send(encode(CallerMessage(CloseTunnel{})));
        m_patience.start(kPatience);
        return;
    }
    m_client.closeTunnel(tunnel.path, [this](const Result<void> &closed) {
        // Gone by itself is gone, too.
        if (closed || closed.error().name == ErrorName::NotFound) {
            settle();
        } else {
            fail(closed.error());
        }
    });
}

void DisconnectCommand::settle()
{
    if (--m_closing <= 0) {
        finish(ExitCode::Success);
    }
}

void DisconnectCommand::fail(const Error &error)
{
    if (!m_finished) {
        printError(error);
        finish(exitCodeFor(error));
    }
}

void DisconnectCommand::finish(ExitCode code)
{
    if (!std::exchange(m_finished, true)) {
        emit finished(code);
    }
}

} // namespace Farlan
