// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traymenu.h"

#include "app/control/announcer.h"
#include "app/control/tunnelcontrol.h"
#include "ui/text/errortext.h"
#include "ui/text/statetext.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// Neither Qt's mark of a mnemonic in a name is one, nor that of the menus on the bus, for which Qt
// leaves underscores as they are.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s).replace(u'_', u"__"_s);
}

bool isActive(const TunnelRow &row)
{
    return row.phase() != TunnelPhase::Closed && row.phase() != TunnelPhase::Failed;
}

// Leaves it alone if it is there: it may be what is marked at the moment.
void placeBefore(QAction *next, QAction &action, QMenu &menu)
{
    const QList<QAction *> present = menu.actions();
    const qsizetype place = present.indexOf(&action);
    if (place >= 0 && present.value(place + 1) == next) {
        return;
    }
    for (QObject *other : action.associatedObjects()) {
        qobject_cast<QMenu *>(other)->removeAction(&action);
    }
    menu.insertAction(next, &action);
}

const TunnelRow *firstInNeed(const TunnelModel &model)
{
    const auto &rows = model.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [](const TunnelRow &row) {
        return row.need() != UserNeed::Nothing && row.profile;
    });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

TrayMenu::TrayMenu(const TunnelModel &model, TunnelControl &control, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_control(control)
    , m_need(m_menu.addAction(QString()))
    , m_helper(m_menu.addAction(QString()))
    , m_command(m_menu.addAction(QString()))
    , m_empty(m_menu.addAction(tr("No Tunnels Yet")))
    , m_firstSeparator(m_menu.addSeparator())
    , m_disconnectAll(nullptr)
{
    connect(m_need, &QAction::triggered, this, &TrayMenu::review);
    connect(m_helper, &QAction::triggered, this, &TrayMenu::statusWanted);
    connect(m_command, &QAction::triggered, this, &TrayMenu::copyCommand);
    m_empty->setEnabled(false);
    m_more.setTitle(tr("More Tunnels"));
    m_menu.insertMenu(m_firstSeparator, &m_more);
    addFixedActions();
    connect(&model, &TunnelModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (isMoreThanCounters(roles)) {
                    update();
                }
            });
    connect(&model, &TunnelModel::rowsInserted, this, &TrayMenu::update);
    connect(&model, &TunnelModel::rowsRemoved, this, &TrayMenu::update);
    connect(&model, &TunnelModel::rowsMoved, this, &TrayMenu::update);
    connect(&model, &TunnelModel::helperChanged, this, &TrayMenu::update);
    connect(&m_menu, &QMenu::aboutToShow, this, &TrayMenu::update); // the time of the next try
    update();
}

TrayMenu::~TrayMenu() = default;

void TrayMenu::addFixedActions()
{
    connect(m_menu.addAction(tr("Show Status")), &QAction::triggered, this,
            &TrayMenu::statusWanted);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("New Tunnel…")), &QAction::triggered, this,
            &TrayMenu::newTunnelWanted);
    connect(m_menu.addAction(tr("Import Tunnel…")), &QAction::triggered, this,
            &TrayMenu::importWanted);
    connect(m_menu.addAction(tr("Settings…")), &QAction::triggered, this,
            &TrayMenu::settingsWanted);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Quit (Tunnels Stay Connected)")), &QAction::triggered, this,
            &TrayMenu::quitWanted);
    m_disconnectAll = m_menu.addAction(tr("Disconnect All and Quit"));
    connect(m_disconnectAll, &QAction::triggered, this, &TrayMenu::disconnectAllAndQuitWanted);
}

void TrayMenu::update()
{
    arrangeLines();
    const std::vector<TunnelRow> &rows = m_model.rows();
    for (size_t row = 0; row < rows.size(); ++row) {
        updateLine(*m_lines[row], rows[row]);
    }
    m_more.menuAction()->setVisible(rows.size() > kMostLines);
    m_empty->setVisible(rows.empty());
    updateNeeds();
    m_disconnectAll->setVisible(std::any_of(rows.begin(), rows.end(), isActive));
}

void TrayMenu::arrangeLines()
{
    const std::vector<TunnelRow> &rows = m_model.rows();
    if (std::equal(rows.begin(), rows.end(), m_lines.begin(), m_lines.end(),
                   [](const TunnelRow &row, const auto &line) {
                       return Announcer::keyOf(row) == line->key;
                   })) {
        return;
    }
    std::map<QString, std::unique_ptr<Line>> present;
    for (std::unique_ptr<Line> &line : m_lines) {
        present.insert_or_assign(line->key, std::move(line));
    }
    m_lines.clear();
    for (const TunnelRow &row : rows) {
        const QString key = Announcer::keyOf(row);
        std::unique_ptr<Line> &line = present[key];
        m_lines.push_back(line ? std::move(line) : makeLine(key));
    }
    placeLines();
}

std::unique_ptr<TrayMenu::Line> TrayMenu::makeLine(const QString &key)
{
    auto line = std::make_unique<Line>();
    line->key = key;
    line->tunnel.setCheckable(true);
    Line *made = line.get();
    connect(&line->tunnel, &QAction::triggered, this, [this, made] { onTriggered(*made); });
    connect(&line->giveUp, &QAction::triggered, this, [this, made] { giveUp(*made); });
    return line;
}

// From the last to the first; most are there already.
void TrayMenu::placeLines()
{
    for (size_t row = m_lines.size(); row-- > 0;) {
        QMenu &menu = row < kMostLines ? m_menu : m_more;
        QAction *end = row < kMostLines ? m_more.menuAction() : nullptr;
        const bool isLast = row + 1 == m_lines.size() || row + 1 == kMostLines;
        Line &line = *m_lines[row];
        placeBefore(isLast ? end : &m_lines[row + 1]->tunnel, line.giveUp, menu);
        placeBefore(&line.giveUp, line.tunnel, menu);
    }
}

void TrayMenu::updateLine(Line &line, const TunnelRow &tunnel)
{
    QString next;
    switch (nextAction(tunnel)) {
    case TunnelAction::Connect:
        next = tunnel.mode() == TunnelMode::Server ? tr("Start") : tr("Connect");
        break;
    case TunnelAction::Cancel:
        next = tr("Cancel");
        break;
    case TunnelAction::TryNow:
        next = tr("Try Now");
        break;
    case TunnelAction::Disconnect:
        next = tunnel.mode() == TunnelMode::Server ? tr("Stop") : tr("Disconnect");
        break;
    }
    //: A line of a menu: %1 is the name of a tunnel, %2 its state, %3 what a click does, as
    //: "Lab – Connected (Disconnect)".
    const QString text
        = menuText(tr("%1 – %2 (%3)").arg(tunnel.name(), StateText::ofRow(tunnel), next));
    line.tunnel.setText(text);
    line.tunnel.setChecked(isActive(tunnel));
    line.tunnel.setEnabled(tunnel.profile || nextAction(tunnel) != TunnelAction::Connect);
    //: %1 is the name of a tunnel.
    line.giveUp.setText(menuText(tr("Disconnect %1").arg(tunnel.name())));
    line.giveUp.setVisible(tunnel.phase() == TunnelPhase::Waiting);
}

void TrayMenu::updateNeeds()
{
    const TunnelRow *needy = firstInNeed(m_model);
    m_need->setVisible(needy);
    if (needy) {
        m_need->setText(menuText(needy->need() == UserNeed::Certificate
                                     //: %1 is the name of a tunnel.
                                     ? tr("Check Certificate of %1…").arg(needy->name())
                                     //: %1 is the name of a tunnel.
                                     : tr("Enter Password for %1…").arg(needy->name())));
    }
    const std::optional<Error> &problem = m_model.helperProblem();
    const QString command = problem ? ErrorText::explain(*problem).command : QString();
    m_helper->setVisible(problem.has_value());
    m_command->setVisible(!command.isEmpty());
    if (problem) {
        //: A line of a menu: %1 is what is wrong, as "The Farlan helper is not installed".
        m_helper->setText(menuText(tr("%1 – Details…").arg(ErrorText::titleOf(*problem))));
        //: A line of a menu: %1 is a command for a terminal, which may help.
        m_command->setText(menuText(tr("Copy “%1”").arg(command)));
    }
}

void TrayMenu::copyCommand()
{
    if (const std::optional<Error> &problem = m_model.helperProblem()) {
        QGuiApplication::clipboard()->setText(ErrorText::explain(*problem).command);
    }
}

const TunnelRow *TrayMenu::find(const QString &key) const
{
    const std::vector<TunnelRow> &rows = m_model.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&key](const TunnelRow &row) {
        return Announcer::keyOf(row) == key;
    });
    return found == rows.end() ? nullptr : &*found;
}

// Triggering has switched the mark, which only the state of the tunnel says.
void TrayMenu::onTriggered(Line &line)
{
    const TunnelRow *row = find(line.key);
    if (!row) {
        return;
    }
    const TunnelRow tunnel = *row; // which changes with the model, while this runs
    const TunnelAction action = nextAction(tunnel);
    line.tunnel.setChecked(isActive(tunnel));
    if (action == TunnelAction::Connect || action == TunnelAction::TryNow) {
        line.begun.setRemainingTime(QApplication::doubleClickInterval());
    } else if (!line.begun.hasExpired()) {
        return; // nobody can have read yet what it says now
    }
    emit used(tunnel);
    m_control.proceed(tunnel);
}

void TrayMenu::giveUp(const Line &line)
{
    if (const TunnelRow *row = find(line.key)) {
        const TunnelRow tunnel = *row;
        emit used(tunnel);
        m_control.close(tunnel);
    }
}

void TrayMenu::review()
{
    if (const TunnelRow *needy = firstInNeed(m_model)) {
        m_control.review(*needy);
    }
}

} // namespace Farlan
