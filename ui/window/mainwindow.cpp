// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "app/control/removal.h"
#include "app/control/tunnelcontrol.h"
#include "ui/settings/preferences.h"
#include "ui/text/reasontext.h"
#include "ui/window/emptystate.h"
#include "ui/window/exporter.h"
#include "ui/window/importer.h"
#include "ui/window/tunnelactions.h"
#include "ui/window/tunnelfilter.h"
#include "ui/window/tunnellistview.h"
#include "ui/window/windownotices.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

MainWindow::MainWindow(const Ground &ground, QWidget *details, QWidget *parent)
    : QMainWindow(parent)
    , m_model(ground.model)
    , m_removal(ground.removal)
    , m_filter(new TunnelFilter(ground.model, this))
    , m_list(new TunnelListView(*m_filter))
    , m_notices(new WindowNotices(ground.model, ground.removal))
    , m_empty(new EmptyState)
    , m_actions(new TunnelActions(ground.control, this))
    , m_importer(new Importer(ground.store, this))
    , m_exporter(new Exporter(this))
    , m_splitter(new QSplitter)
    , m_pages(new QStackedWidget)
    , m_search(new QLineEdit)
{
    setWindowTitle(tr("Tunnels"));
    setAcceptDrops(true);
    buildFileMenu();
    buildToolBar(); // before what is below it: that is the order of the tabulator key
    build(details);
    buildTunnelMenu();
    connectList();
    connectParts();
    restorePlace();
    showListOrNot();
    m_pages->currentWidget()->setFocus();
}

MainWindow::~MainWindow()
{
    m_removal.finish();
}

void MainWindow::build(QWidget *details)
{
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(details);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setFocusProxy(m_list);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_splitter);
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->addWidget(m_notices);
    column->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

void MainWindow::connectList()
{
    connect(m_search, &QLineEdit::textChanged, m_filter, &TunnelFilter::setText);
    connect(m_list, &TunnelListView::activated, m_actions, &TunnelActions::begin);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                showSelected();
                emit tunnelSelected(m_filter->mapToSource(current));
            });
    connect(m_filter, &TunnelFilter::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (isMoreThanCounters(roles)) {
                    showSelected();
                }
            });
    // The filter removes rows before the model does.
    connect(m_filter, &TunnelFilter::rowsInserted, this, &MainWindow::showListOrNot);
    connect(&m_model, &TunnelModel::rowsRemoved, this, &MainWindow::showListOrNot);
    connect(this, &MainWindow::lookingChanged, m_list, &TunnelListView::countDownOrNot);
}

void MainWindow::connectParts()
{
    connect(m_actions, &TunnelActions::editWanted, this, &MainWindow::editWanted);
    connect(m_actions, &TunnelActions::duplicateWanted, this, &MainWindow::duplicateWanted);
    connect(m_actions, &TunnelActions::exportWanted, this,
            [this](const Profile &profile) { m_exporter->chooseFile(profile, this); });
    connect(m_actions, &TunnelActions::removalWanted, &m_removal, &Removal::remove);
    connect(&m_removal, &Removal::failed, this, &MainWindow::fail);
    connect(qApp, &QCoreApplication::aboutToQuit, &m_removal, &Removal::finish);

    connect(m_importer, &Importer::addressFound, this,
            [this](const QString &uri) { emit newTunnelWanted(TunnelMode::Client, uri); });
    connect(m_importer, &Importer::reviewWanted, this, &MainWindow::reviewWanted);
    connect(m_importer, &Importer::told, m_notices, &WindowNotices::tell);
    connect(m_exporter, &Exporter::told, m_notices, &WindowNotices::tell);

    connect(m_empty, &EmptyState::clientWanted, this,
            [this](const QString &uri) { emit newTunnelWanted(TunnelMode::Client, uri); });
    connect(m_empty, &EmptyState::serverWanted, this,
            [this] { emit newTunnelWanted(TunnelMode::Server, {}); });
    connect(m_empty, &EmptyState::importWanted, this, [this] { m_importer->chooseFiles(this); });
}

void MainWindow::showListOrNot()
{
    const bool hasTunnels = m_model.rowCount() > 0;
    m_pages->setCurrentWidget(hasTunnels ? static_cast<QWidget *>(m_splitter) : m_empty);
    // What is not shown needs no place.
    const auto policy = hasTunnels ? QSizePolicy::Ignored : QSizePolicy::Preferred;
    m_empty->setSizePolicy(policy, policy);
    m_search->setEnabled(hasTunnels);
    if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0) {
        m_list->setCurrentIndex(m_filter->index(0, 0));
    }
    showSelected();
}

void MainWindow::showSelected()
{
    m_actions->setTunnel(m_filter->rowAt(m_list->currentIndex()));
}

void MainWindow::selectTunnel(const QUuid &profile)
{
    if (!m_filter->indexOf(profile).isValid()) {
        m_search->clear();
    }
    if (const QModelIndex index = m_filter->indexOf(profile); index.isValid()) {
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
}

void MainWindow::setHasTray(bool hasTray)
{
    m_hasTray = hasTray;
    m_notices->setHasTray(hasTray);
}

void MainWindow::chooseImports()
{
    m_importer->chooseFiles(this);
}

void MainWindow::importUris(const QStringList &uris)
{
    QStringList files;
    for (const QString &uri : uris) {
        if (const QUrl url(uri); url.isLocalFile()) {
            files += url.toLocalFile();
        } else {
            m_importer->importText(uri);
        }
    }
    if (!files.isEmpty()) {
        m_importer->importFiles(files);
    }
}

void MainWindow::showNotice(const QString &text)
{
    m_notices->tell({ text });
}

void MainWindow::fail(const QString &tunnel, const Error &error)
{
    m_notices->tell({ tr("“%1” could not be deleted.").arg(tunnel), ReasonText::whole(error) });
}

void MainWindow::restorePlace()
{
    const Preferences preferences;
    const int line = fontMetrics().height();
    if (!restoreGeometry(preferences.geometry())) {
        resize(line * 56, line * 38);
    }
    if (!m_splitter->restoreState(preferences.splitter())) {
        m_splitter->setSizes({ line * 16, line * 40 });
    }
}

void MainWindow::savePlace() const
{
    Preferences().setPlace(saveGeometry(), m_splitter->saveState());
}

void MainWindow::tellLooking()
{
    const bool isLooking = isVisible() && !isMinimized();
    if (isLooking != m_isLooking) {
        m_isLooking = isLooking;
        emit lookingChanged(isLooking);
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        tellLooking();
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    tellLooking();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    if (!event->spontaneous()) {
        savePlace(); // also when nobody has closed it: the tray's icon hides it, the app ends
    }
    tellLooking();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_removal.finish();
    event->accept();
    if (qGuiApp->isSavingSession()) {
        return; // it is not the person who closes it
    }
    if (m_hasTray) {
        emit hidden();
    } else {
        emit quitWanted();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (Importer::canImport(*event->mimeData())) {
        event->setDropAction(Qt::CopyAction); // a file stays where it is
        event->accept();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_importer->import(*event->mimeData());
}

} // namespace Farlan
