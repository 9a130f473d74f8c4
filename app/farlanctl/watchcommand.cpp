// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/watchcommand.h"

#include "app/farlanctl/helperchoice.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunnelchoice.h"
#include "app/farlanctl/tunneltext.h"
#include "app/helper/helpererrors.h"
#include "base/logtext.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

winsize terminalSize()
{
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
        size.ws_col = 80;
        size.ws_row = 24;
    }
    return size;
}

} // namespace

WatchCommand::WatchCommand(HelperClient &client, SignalWatcher &ending, Owners owners,
                           const QString &name, bool json, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_name(name)
    , m_json(json)
    , m_isTerminal(!json && isatty(STDOUT_FILENO))
    , m_tunnels(client, owners)
    , m_counters(client)
{
    connect(&ending, &SignalWatcher::received, this, [this] { finish(ExitCode::Success); });
    connect(&m_tunnels, &HelperTunnels::ready, this, &WatchCommand::onReady);
    connect(&m_tunnels, &HelperTunnels::failed, this, &WatchCommand::onFailed);
    connect(&m_tunnels, &HelperTunnels::added, this, &WatchCommand::onTunnels);
    connect(&m_tunnels, &HelperTunnels::changed, this, &WatchCommand::onTunnels);
    connect(&m_tunnels, &HelperTunnels::removed, this, &WatchCommand::onRemoved);
    connect(&m_tunnels, &HelperTunnels::helperStopped, this, [this] {
        if (m_wantedPath.isEmpty()) {
            onTunnels();
        } else {
            fail(helperStopped());
        }
    });
    connect(&m_counters, &TunnelCounters::counted, this, &WatchCommand::onCounted);
    m_second.callOnTimeout(this, &WatchCommand::countOthers);
}

WatchCommand::~WatchCommand() = default;

void WatchCommand::onReady()
{
    if (geteuid() == 0) {
        countOthers();
    } else {
        begin();
    }
}

void WatchCommand::onFailed(const Error &error)
{
    if (!m_hasBegun && goesWithoutBus(error)) {
        countOthers();
    } else {
        fail(error);
    }
}

void WatchCommand::begin()
{
    m_hasBegun = true;
    const std::vector<FoundTunnel> found = tunnels();
    if (!m_name.isEmpty()) {
        const Result<size_t> chosen = chooseTunnel(found, m_name);
        if (!chosen) {
            fail(chosen.error());
            return;
        }
        m_wantedPath = found[*chosen].path;
        m_wantedDevice = found[*chosen].status.device;
    }
    if (geteuid() == 0) {
        m_second.start(1s);
    }
    m_counters.setCounting(m_isTerminal);
    onTunnels();
}

void WatchCommand::onTunnels()
{
    std::set<QString> paths;
    for (const auto &[path, status] : m_tunnels.tunnels()) {
        paths.insert(path);
    }
    m_counters.setTunnels(paths);
    show();
}

void WatchCommand::onRemoved(const QString &path)
{
    m_clients.erase(path);
    if (path == m_wantedPath) {
        finish(ExitCode::Success);
    } else {
        onTunnels();
    }
}

void WatchCommand::onCounted(const QString &path)
{
    const auto tunnel = m_tunnels.tunnels().find(path);
    if (tunnel != m_tunnels.tunnels().end() && tunnel->second.mode == TunnelMode::Server) {
        m_client.listClients(path, [this, path](const Result<VariantMaps> &clients) {
            m_clients[path] = clients ? *clients : VariantMaps();
            show();
        });
    }
    show();
}

void WatchCommand::countOthers()
{
    if (!m_asking) {
        m_asking = std::make_unique<RunningTunnels>();
        connect(m_asking.get(), &RunningTunnels::found, this, &WatchCommand::onOthersFound);
        m_asking->find();
    }
}

void WatchCommand::onOthersFound()
{
    m_others.clear();
    for (const RunningTunnel &tunnel : m_asking->take()) {
        m_others.push_back(tunnel.report);
    }
    m_asking.release()->deleteLater(); // we are in its signal
    if (!m_hasBegun) {
        begin();
    } else {
        show();
    }
}

std::vector<FoundTunnel> WatchCommand::tunnels() const
{
    std::vector<FoundTunnel> all;
    for (const auto &[path, status] : m_tunnels.tunnels()) {
        const auto count = m_counters.countOf(path);
        const auto clients = m_clients.find(path);
        all.push_back({ path,
                        status,
                        count ? std::optional(count->statistics) : std::nullopt,
                        clients == m_clients.end() ? VariantMaps() : clients->second,
                        0,
                        {} });
    }
    for (const StatusReport &report : m_others) {
        const auto statistics = m_isTerminal ? report.statistics : std::nullopt;
        all.push_back({ {}, report.status, statistics, {}, report.processId, {} });
    }
    return all;
}

bool WatchCommand::isWanted(const FoundTunnel &tunnel) const
{
    return m_name.isEmpty()
        || (tunnel.path == m_wantedPath
            && (!tunnel.path.isEmpty() || tunnel.status.device == m_wantedDevice));
}

void WatchCommand::show()
{
    if (m_finished || !m_hasBegun) {
        return;
    }
    std::vector<FoundTunnel> wanted = tunnels();
    wanted.erase(std::remove_if(wanted.begin(), wanted.end(),
                                [this](const FoundTunnel &tunnel) { return !isWanted(tunnel); }),
                 wanted.end());
    if (wanted.empty() && !m_name.isEmpty()) {
        finish(ExitCode::Success);
        return;
    }
    QStringList lines;
    for (const FoundTunnel &tunnel : wanted) {
        lines += detailsOf(tunnel);
    }
    if (wanted.empty()) {
        lines += u"No tunnels."_s;
    }
    if (m_isTerminal) {
        redraw(lines);
        return;
    }
    const QString news = jsonLine(toJson(wanted)); // without what only time changes
    if (std::exchange(m_shown, news) == news) {
        return;
    }
    if (m_json) {
        printText(news);
    } else {
        printLines(lines);
    }
}

void WatchCommand::redraw(const QStringList &lines)
{
    const winsize size = terminalSize();
    // A line that wraps would be two to go back over.
    const qsizetype count = std::min<qsizetype>(lines.size(), size.ws_row - 1);
    QString text;
    for (const QString &line : lines.first(count)) {
        text += escapedForLog(line).left(size.ws_col - 1) + u'\n';
    }
    if (text == m_shown) {
        return;
    }
    if (m_shownLines > 0) {
        printText(u"\x1b[%1A\x1b[J"_s.arg(m_shownLines));
    }
    printText(text);
    m_shown = text;
    m_shownLines = count;
}

void WatchCommand::fail(const Error &error)
{
    if (!m_finished) {
        printError(error);
        finish(exitCodeFor(error));
    }
}

void WatchCommand::finish(ExitCode code)
{
    if (!std::exchange(m_finished, true)) {
        emit finished(code);
    }
}

} // namespace Farlan
