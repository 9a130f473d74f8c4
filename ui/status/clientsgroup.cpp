// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/clientsgroup.h"

#include "ui/status/clientsmodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeySequence>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr int kFewestRows = 3; // that there is room for
constexpr int kMostRows = 10;
constexpr int kFewestCharacters = 10; // of a column
constexpr int kCharactersOfStations = 23; // one MAC address, and that there are more

} // namespace

ClientsGroup::ClientsGroup(HelperClient &helper, QWidget *parent)
    : QGroupBox(tr("Clients"), parent)
    , m_helper(helper)
    , m_clients(new ClientsModel(this))
    , m_table(new QTableView(this))
    , m_disconnect(new QPushButton(tr("Disconnect Clien&t"), this))
{
    build();
    connect(m_disconnect, &QPushButton::clicked, this, &ClientsGroup::disconnectChosen);
    const auto follow = [this] {
        m_disconnect->setEnabled(m_table->selectionModel()->hasSelection());
        fit();
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, follow);
    connect(m_clients, &QAbstractItemModel::rowsInserted, this, follow);
    connect(m_clients, &QAbstractItemModel::rowsRemoved, this, follow);
    addCopying(tr("&Copy"), &ClientsGroup::copyChosen)->setShortcut(QKeySequence::Copy);
    addCopying(tr("Copy &MAC Addresses"), &ClientsGroup::copyStations);
    follow();
}

ClientsGroup::~ClientsGroup() = default;

void ClientsGroup::build()
{
    m_table->setModel(m_clients);
    m_table->setAccessibleName(tr("Clients"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * kFewestCharacters);
    header->setSectionResizeMode(ClientsModel::User, QHeaderView::Stretch);
    // There may be many in one cell; the tip has them all.
    header->setSectionResizeMode(ClientsModel::Stations, QHeaderView::Interactive);
    header->resizeSection(ClientsModel::Stations,
                          fontMetrics().averageCharWidth() * kCharactersOfStations);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_disconnect, 0, Qt::AlignTrailing);
}

void ClientsGroup::setPath(const QString &path)
{
    if (path != m_path) {
        m_path = path;
        ++m_question;
        m_isAsking = false;
        m_clients->setClients({});
    }
}

void ClientsGroup::refresh()
{
    if (m_path.isEmpty() || m_isAsking) {
        return;
    }
    m_isAsking = true;
    m_helper.listClients(
        m_path,
        [self = QPointer(this), question = ++m_question](const Result<VariantMaps> &clients) {
            if (self) {
                self->onListed(question, clients);
            }
        });
}

// An error means that the tunnel is gone, of which the model tells.
void ClientsGroup::onListed(int question, const Result<VariantMaps> &clients)
{
    if (question == m_question) {
        m_isAsking = false;
        m_clients->setClients(clients ? *clients : VariantMaps());
    }
}

void ClientsGroup::fit()
{
    const int rows = std::clamp(m_clients->rowCount(), kFewestRows, kMostRows);
    const int bar = m_table->horizontalScrollBar()->sizeHint().height();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize() + bar
                            + 2 * m_table->frameWidth());
}

QAction *ClientsGroup::addCopying(const QString &text, void (ClientsGroup::*copy)())
{
    auto *action = new QAction(text, m_table);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, copy);
    m_table->addAction(action);
    return action;
}

int ClientsGroup::chosenRow() const
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    return chosen.isEmpty() ? -1 : chosen.first().row();
}

void ClientsGroup::disconnectChosen()
{
    if (const int row = chosenRow(); row >= 0) {
        emit disconnectWanted(m_clients->idAt(row));
    }
}

// As spreadsheets take it.
void ClientsGroup::copyChosen()
{
    if (const int row = chosenRow(); row >= 0) {
        QStringList cells;
        for (int column = 0; column < ClientsModel::ColumnCount; ++column) {
            cells += m_clients->index(row, column).data().toString();
        }
        QGuiApplication::clipboard()->setText(cells.join(u'\t'));
    }
}

void ClientsGroup::copyStations()
{
    if (const int row = chosenRow(); row >= 0) {
        const QModelIndex stations = m_clients->index(row, ClientsModel::Stations);
        QGuiApplication::clipboard()->setText(stations.data(Qt::ToolTipRole).toString());
    }
}

} // namespace Farlan
