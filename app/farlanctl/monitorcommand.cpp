// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/monitorcommand.h"

#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"
#include "contract/statustext.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QJsonObject tunnelJson(const QString &path, const TunnelStatus &status)
{
    return toJson(FoundTunnel{ path, status, {}, {}, 0, {} });
}

QString lineOf(const TunnelStatus &status)
{
    return u"%1: %2"_s.arg(status.name, describe(status));
}

} // namespace

MonitorCommand::MonitorCommand(HelperClient &client, SignalWatcher &ending, Owners owners,
                               bool json, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_json(json)
    , m_tunnels(client, owners)
{
    connect(&ending, &SignalWatcher::received, this, [this] { finish(ExitCode::Success); });
    connect(&m_tunnels, &HelperTunnels::ready, this, &MonitorCommand::onReady);
    connect(&m_tunnels, &HelperTunnels::failed, this, &MonitorCommand::fail);
    connect(&m_tunnels, &HelperTunnels::helperStarted, this, [this] { onHelper(true); });
    connect(&m_tunnels, &HelperTunnels::helperStopped, this, [this] { onHelper(false); });
    connect(&m_tunnels, &HelperTunnels::added, this, [this](const QString &path) {
        onTunnel(u"added"_s, path, m_tunnels.tunnels().at(path));
    });
    connect(&m_tunnels, &HelperTunnels::changed, this, [this](const QString &path) {
        onTunnel(u"changed"_s, path, m_tunnels.tunnels().at(path));
    });
    connect(&m_tunnels, &HelperTunnels::removed, this,
            [this](const QString &path, const TunnelStatus &last) {
                onTunnel(u"removed"_s, path, last);
            });
}

MonitorCommand::~MonitorCommand() = default;

void MonitorCommand::onReady()
{
    QJsonArray tunnels;
    for (const auto &[path, status] : m_tunnels.tunnels()) {
        tunnels.append(tunnelJson(path, status));
        if (!m_json) {
            printLine(lineOf(status));
        }
    }
    if (m_json) {
        tell(u"snapshot"_s, { { u"helper"_s, helper() }, { u"tunnels"_s, tunnels } });
    }
}

void MonitorCommand::onHelper(bool isRunning)
{
    if (m_json) {
        tell(isRunning ? u"helper-started"_s : u"helper-stopped"_s, { { u"helper"_s, helper() } });
    } else {
        printLine(isRunning ? u"The helper has started."_s
                            : u"The helper has stopped, and all tunnels with it."_s);
    }
}

void MonitorCommand::onTunnel(const QString &event, const QString &path, const TunnelStatus &status)
{
    if (m_json) {
        tell(event, { { u"tunnel"_s, tunnelJson(path, status) } });
    } else if (event != "removed"_L1 || status.phase != TunnelPhase::Closed) {
        printLine(event == "removed"_L1 ? u"%1: The tunnel is gone"_s.arg(status.name)
                                        : lineOf(status));
    }
}

void MonitorCommand::tell(const QString &event, QJsonObject json)
{
    json.insert(u"schema"_s, kSchema);
    json.insert(u"event"_s, event);
    printText(jsonLine(json));
}

QJsonObject MonitorCommand::helper() const
{
    QJsonObject json{ { u"running"_s, m_tunnels.isHelperRunning() } };
    if (m_tunnels.isHelperRunning() && m_client.info()) {
        json.insert(u"version"_s, m_client.info()->version);
        json.insert(u"api_version"_s, static_cast<qint64>(m_client.info()->apiVersion));
    }
    return json;
}

void MonitorCommand::fail(const Error &error)
{
    if (!m_finished) {
        printError(error);
        finish(exitCodeFor(error));
    }
}

void MonitorCommand::finish(ExitCode code)
{
    if (!std::exchange(m_finished, true)) {
        emit finished(code);
    }
}

} // namespace Farlan
