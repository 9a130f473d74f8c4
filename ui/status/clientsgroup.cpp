// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/clientsgroup.h"

#include "ui/status/clientsmodel.h"

#include <QHeaderView>
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
constexpr int kCharactersOfStations = 21; // one MAC address

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

void ClientsGroup::disconnectChosen()
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    if (!chosen.isEmpty()) {
        emit disconnectWanted(m_clients->idAt(chosen.first().row()));
    }
}

} // namespace Farlan
