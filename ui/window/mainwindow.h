// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "contract/tunnelsettings.h"

#include <QMainWindow>

class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace Farlan
{

class EmptyState;
class Exporter;
class Importer;
class ProfileStore;
class Removal;
class TunnelActions;
class TunnelControl;
class TunnelFilter;
class TunnelListView;
class TunnelModel;
class WindowNotices;
struct TunnelRow;

// The list of tunnels, and beside it what there is to know of the selected one. Windows and dialogs
// that it wants are others' to open.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    struct Ground {
        TunnelModel &model;
        TunnelControl &control;
        ProfileStore &store;
        Removal &removal;
    };

    // All of it has to outlive the window. Takes `details`.
    explicit MainWindow(const Ground &ground, QWidget *details, QWidget *parent = nullptr);
    // What was deleted is deleted for good.
    ~MainWindow() override;

    void selectTunnel(const QUuid &profile);
    // Without one, closing the window is the end.
    void setHasTray(bool hasTray);
    void showNotice(const QString &text);
    void chooseImports();
    void importUris(const QStringList &uris); // addresses and files

signals:
    void tunnelSelected(const QModelIndex &sourceIndex); // of the model; invalid for none
    void newTunnelWanted(Farlan::TunnelMode mode, const QString &uri);
    void reviewWanted(const Farlan::Profile &imported); // before it is saved
    void editWanted(const QUuid &profile);
    void duplicateWanted(const QUuid &profile);
    void settingsWanted();
    void quitWanted(); // tunnels go on
    void disconnectAllAndQuitWanted();
    // Whether somebody can see it.
    void lookingChanged(bool isLooking);
    void hidden(); // the person has closed it

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build(QWidget *details);
    void buildToolBar();
    void buildFileMenu();
    void buildTunnelMenu();
    void connectList();
    void connectParts();
    void fail(const QString &tunnel, const Error &error);
    void paste();
    void restorePlace();
    void savePlace() const;
    void showListOrNot();
    void showSelected();
    void tellLooking();

    TunnelModel &m_model;
    Removal &m_removal;
    TunnelFilter *m_filter;
    TunnelListView *m_list;
    WindowNotices *m_notices;
    EmptyState *m_empty;
    TunnelActions *m_actions;
    Importer *m_importer;
    Exporter *m_exporter;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    QLineEdit *m_search;
    bool m_hasTray = true;
    bool m_isLooking = false;
};

} // namespace Farlan
