// SPDX-License-Identifier: GPL-3.0-or-later
// The menus and the tool bar of MainWindow.
#include "app/model/tunnelmodel.h"
#include "ui/window/importer.h"
#include "ui/window/mainwindow.h"
#include "ui/window/tunnelactions.h"
#include "ui/window/tunnellistview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

void MainWindow::buildFileMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QMenu *create = file->addMenu(tr("&New Tunnel"));
    create->setObjectName(u"newTunnel"_s);
    create->addAction(tr("&Connect to a Server…"), QKeySequence::New, this,
                      [this] { emit newTunnelWanted(TunnelMode::Client, {}); });
    create->addAction(tr("&Accept Connections…"), this,
                      [this] { emit newTunnelWanted(TunnelMode::Server, {}); });
    QAction *import = file->addAction(tr("&Import…"), QKeySequence::Open, this,
                                      [this] { m_importer->chooseFiles(this); });
    import->setObjectName(u"import"_s);
    file->addAction(tr("&Paste Address"), QKeySequence::Paste, this, &MainWindow::paste);
    file->addSeparator();
    file->addAction(tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this,
                    &MainWindow::settingsWanted);
    file->addSeparator();
    file->addAction(tr("&Close Window"), QKeySequence::Close, this, &MainWindow::close);
    file->addAction(tr("&Quit (Tunnels Stay Connected)"), QKeySequence::Quit, this,
                    &MainWindow::quitWanted);
    QAction *end = file->addAction(tr("&Disconnect All and Quit"), this,
                                   &MainWindow::disconnectAllAndQuitWanted);
    connect(file, &QMenu::aboutToShow, end, [this, end] {
        const auto &rows = m_model.rows();
        end->setEnabled(std::any_of(rows.begin(), rows.end(), [](const TunnelRow &row) {
            return row.phase() != TunnelPhase::Closed && row.phase() != TunnelPhase::Failed;
        }));
    });
}

void MainWindow::buildTunnelMenu()
{
    QMenu *tunnel = menuBar()->addMenu(tr("&Tunnel"));
    m_actions->fill(*tunnel);
    tunnel->addSeparator();
    tunnel->addAction(tr("F&ilter Tunnels"), QKeySequence::Find, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });

    m_list->addAction(&m_actions->removal()); // whose key is the list's alone
    auto *context = new QMenu(this);
    m_actions->fill(*context);
    connect(m_list, &TunnelListView::menuWanted, context,
            [context](const QPoint &place) { context->popup(place); });
}

void MainWindow::buildToolBar()
{
    auto *create = new QToolButton;
    create->setText(tr("New Tunnel"));
    create->setToolTip(tr("Add a tunnel to a server"));
    create->setIcon(QIcon::fromTheme(u"list-add"_s));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    create->setMenu(menuBar()->findChild<QMenu *>(u"newTunnel"_s));
    create->setPopupMode(QToolButton::MenuButtonPopup);
    connect(create, &QToolButton::clicked, this,
            [this] { emit newTunnelWanted(TunnelMode::Client, {}); });
    auto *import = new QToolButton;
    import->setText(tr("Import…"));
    import->setToolTip(tr("Add tunnels from files"));
    import->setIcon(QIcon::fromTheme(u"document-import"_s));
    import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(import, &QToolButton::clicked, this, [this] { m_importer->chooseFiles(this); });

    m_search->setPlaceholderText(tr("Filter tunnels"));
    m_search->setAccessibleName(tr("Filter tunnels"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    auto *clear = new QAction(m_search);
    clear->setShortcut(Qt::Key_Escape);
    clear->setShortcutContext(Qt::WidgetShortcut);
    connect(clear, &QAction::triggered, this, [this] {
        m_search->clear();
        m_list->setFocus();
    });
    m_search->addAction(clear);

    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setMovable(false);
    bar->toggleViewAction()->setVisible(false); // nothing brings it back for who does not know
    bar->addWidget(create);
    bar->addWidget(import);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addWidget(m_search);
}

void MainWindow::paste()
{
    if (const QMimeData *copied = QGuiApplication::clipboard()->mimeData()) {
        m_importer->import(*copied);
    }
}

} // namespace Farlan
