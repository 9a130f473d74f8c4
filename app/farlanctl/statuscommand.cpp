// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/statuscommand.h"

#include "app/farlanctl/profiletext.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunnelchoice.h"
#include "app/farlanctl/tunneltext.h"
#include "contract/errornames.h"

#include <utility>

namespace Farlan
{

StatusCommand::StatusCommand(HelperClient &client, Owners owners, const QString &name, bool json,
                             QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_json(json)
    , m_finder(client, owners)
{
    connect(&m_finder, &TunnelFinder::found, this, &StatusCommand::print);
    connect(&m_finder, &TunnelFinder::failed, this, &StatusCommand::fail);
}

StatusCommand::~StatusCommand() = default;

void StatusCommand::print()
{
    std::vector<FoundTunnel> tunnels = m_finder.take();
    if (!m_name.isEmpty()) {
        const Result<size_t> chosen = chooseTunnel(tunnels, m_name);
        if (!chosen) {
            printProfile(chosen.error());
            return;
        }
        std::swap(tunnels.front(), tunnels[*chosen]);
        tunnels.resize(1);
    }
    if (m_json) {
        printText(jsonText(toJson(tunnels)));
    } else if (tunnels.empty()) {
        printLine(QStringLiteral("No tunnels."));
    } else {
        for (const FoundTunnel &tunnel : tunnels) {
            printLines(detailsOf(tunnel));
        }
    }
    emit finished(ExitCode::Success);
}

// It may be one that is not connected.
void StatusCommand::printProfile(const Error &noTunnel)
{
    ProfileStore store(ProfileFolders::standard());
    store.load();
    const Result<StoredProfile> stored = store.find(m_name);
    if (!stored || noTunnel.name != ErrorName::NotFound) {
        fail(noTunnel);
        return;
    }
    if (m_json) {
        QJsonObject document = toJson(std::vector<FoundTunnel>());
        document.insert(QStringLiteral("profile"), toJson(*stored));
        printText(jsonText(document));
    } else {
        printLines(detailsOf(*stored));
    }
    emit finished(ExitCode::Success);
}

void StatusCommand::fail(const Error &error)
{
    printError(error);
    emit finished(exitCodeFor(error));
}

} // namespace Farlan
