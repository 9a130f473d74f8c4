// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/listcommand.h"

#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"

namespace Farlan
{

ListCommand::ListCommand(HelperClient &client, Owners owners, bool json, QObject *parent)
    : QObject(parent)
    , m_json(json)
    , m_finder(client, owners)
{
    connect(&m_finder, &TunnelFinder::found, this, &ListCommand::print);
    connect(&m_finder, &TunnelFinder::failed, this, [this](const Error &error) {
        printError(error);
        emit finished(exitCodeFor(error));
    });
}

ListCommand::~ListCommand() = default;

void ListCommand::print()
{
    const std::vector<FoundTunnel> tunnels = m_finder.take();
    if (m_json) {
        printText(jsonText(toJson(tunnels)));
    } else if (tunnels.empty()) {
        printLine(QStringLiteral("No tunnels."));
    } else {
        printLines(tableOf(tunnels));
    }
    emit finished(ExitCode::Success);
}

} // namespace Farlan
