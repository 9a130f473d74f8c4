// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/profilelistcommand.h"

#include "app/farlanctl/profiletext.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"
#include "app/helper/helpererrors.h"

#include <QJsonArray>

#include <unistd.h>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kPatience = 2s; // for a helper that hangs: it answers at once, or not at all

} // namespace

ProfileListCommand::ProfileListCommand(HelperClient &client, bool json, QObject *parent)
    : QObject(parent)
    , m_json(json)
    , m_store(ProfileFolders::standard())
    , m_model(m_store, client)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &ProfileListCommand::finish);
    connect(&m_others, &RunningTunnels::found, this, &ProfileListCommand::onOthersFound);
    connect(&m_model, &TunnelModel::helperChanged, this, [this] {
        m_isHelperKnown = true;
        settle();
    });
}

ProfileListCommand::~ProfileListCommand() = default;

void ProfileListCommand::start()
{
    m_store.load();
    m_patience.start(kPatience);
    m_areOthersKnown = geteuid() != 0; // there are none for others than root
    if (!m_areOthersKnown) {
        m_others.find();
    }
    m_model.start();
}

void ProfileListCommand::onOthersFound()
{
    m_found = m_others.take();
    m_areOthersKnown = true;
    settle();
}

void ProfileListCommand::settle()
{
    if (m_isHelperKnown && m_areOthersKnown) {
        finish();
    }
}

void ProfileListCommand::finish()
{
    if (std::exchange(m_finished, true)) {
        return;
    }
    if (m_json) {
        printJson();
    } else {
        printTable();
    }
    emit finished(ExitCode::Success);
}

// Where there is no helper there is no tunnel of its either.
bool ProfileListCommand::knowsStates() const
{
    const std::optional<Error> &problem = m_model.helperProblem();
    return m_isHelperKnown && m_areOthersKnown && (!problem || hasNoHelper(*problem));
}

TunnelPhase ProfileListCommand::phaseOf(const TunnelRow &row) const
{
    for (const RunningTunnel &tunnel : m_found) {
        if (!row.status && nameKey(tunnel.report.status.name) == nameKey(row.name())) {
            return tunnel.report.status.phase;
        }
    }
    return row.phase();
}

QStringList ProfileListCommand::textOf(const TunnelRow &row) const
{
    const TunnelSettings &settings = row.profile->profile().settings;
    const bool isServer = settings.mode == TunnelMode::Server;
    const TunnelPhase phase = phaseOf(row);
    return { settings.name, isServer ? u"server"_s : u"client"_s,
             phase != TunnelPhase::Closed ? phaseName(phase)
                 : knowsStates()          ? u"-"_s
                                          : u"unknown"_s,
             isServer ? u"-"_s : settings.uri.toString(), row.profile->file.path };
}

QJsonObject ProfileListCommand::jsonOf(const TunnelRow &row) const
{
    QJsonObject json = toJson(*row.profile);
    const TunnelPhase phase = phaseOf(row);
    if (phase != TunnelPhase::Closed || knowsStates()) {
        json.insert(u"state"_s, stateName(stateOf(phase)));
        json.insert(u"phase"_s, phaseName(phase));
    }
    return json;
}

void ProfileListCommand::printJson() const
{
    QJsonArray profiles;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).profile) {
            profiles.append(jsonOf(m_model.at(row)));
        }
    }
    QJsonArray problems;
    for (const Error &problem : m_model.profileProblems()) {
        problems.append(toJson(problem));
    }
    printText(jsonText(
        { { u"schema"_s, kSchema }, { u"profiles"_s, profiles }, { u"problems"_s, problems } }));
}

void ProfileListCommand::printTable() const
{
    QList<QStringList> rows{ { u"NAME"_s, u"MODE"_s, u"STATE"_s, u"SERVER"_s, u"FILE"_s } };
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.at(row).profile) {
            rows.append(textOf(m_model.at(row)));
        }
    }
    if (rows.size() == 1) {
        printLine(u"No profiles."_s);
    } else {
        printLines(inColumns(rows));
    }
    for (const Error &problem : m_model.profileProblems()) {
        printWarning(problem);
    }
    if (!m_isHelperKnown) {
        printWarning(u"The Farlan helper does not answer."_s);
    } else if (!knowsStates()) {
        printWarning(m_model.helperProblem()->message);
    }
}

} // namespace Farlan
