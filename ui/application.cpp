// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "contract/errornames.h"
#include "ui/settings/settingsdialog.h"
#include "ui/status/detailspane.h"
#include "ui/text/errortext.h"
#include "ui/text/notificationtext.h"
#include "ui/text/reasontext.h"
#include "ui/text/statetext.h"
#include "ui/tray/trayicon.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

// A panel may begin later than Farlan, or begin anew.
constexpr std::chrono::milliseconds kHostPatience = 10s;
constexpr std::chrono::milliseconds kForgetPatience = 3s; // for the keyring, at the end

} // namespace

Application::Application(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_announcer(session.model)
    , m_questioner(session.control)
    , m_editors(session.store, session.passwords)
    , m_menu(session.model, session.control)
{
    auto *details = new DetailsPane(session.model, session.control, session.client);
    details->setLog(&session.log);
    m_window = std::make_unique<MainWindow>(
        MainWindow::Ground{ session.model, session.control, session.store, session.removal },
        details);
    connect(m_window.get(), &MainWindow::tunnelSelected, details, &DetailsPane::setTunnel);
    connect(m_window.get(), &MainWindow::lookingChanged, details, [this, details](bool isLooking) {
        m_session.model.setCounting(isLooking);
        details->setLooking(isLooking);
    });
    connect(details, &DetailsPane::editWanted, this, &Application::edit);
    connect(&m_questioner, &Questioner::editWanted, this, &Application::edit);
    connect(&m_editors, &OpenEditors::certificateRefused, &m_questioner,
            [this](const CertificateQuestion &question) { m_questioner.put(question); });
    connect(&m_editors, &OpenEditors::saved, this, [this](const QUuid &profile) {
        m_window->selectTunnel(profile);
        startAtLoginIfWanted(profile);
    });
    connect(&m_questioner, &Questioner::trusted, this, &Application::trust);
    connect(&session.control, &TunnelControl::failed, this, &Application::tellFailure);
    m_hostPatience.setSingleShot(true);
    // There is never a process that nobody can see.
    m_hostPatience.callOnTimeout(this, [this] { showWindow(); });
    connectInstance();
    connectMenu();
    connectWindow();
    connectNotifications();
}

Application::~Application() = default;

void Application::start(const StartOptions &options)
{
    m_options = options;
    m_session.store.load();
    m_session.store.watch();
    connect(&m_session.model, &TunnelModel::helperChanged, this, &Application::connectAtLogin,
            Qt::SingleShotConnection);
    m_session.model.start();
    connect(&m_session.trayHost, &TrayHost::known, this, &Application::showFirst);
    connect(&m_session.trayHost, &TrayHost::changed, this, &Application::onTrayHost);
    m_session.trayHost.start();
}

void Application::connectInstance()
{
    connect(&m_session.instance, &SingleInstance::activated, this, &Application::showWindow);
    connect(&m_session.instance, &SingleInstance::opened, this,
            [this](const QStringList &uris, const QString &token) {
                showWindow(token);
                m_window->importUris(uris);
            });
    connect(&m_session.instance, &SingleInstance::actionActivated, this, &Application::activate);
}

void Application::connectMenu()
{
    connect(&m_menu, &TrayMenu::statusWanted, this, [this] { showWindow(); });
    connect(&m_menu, &TrayMenu::newTunnelWanted, this,
            [this] { newTunnel(TunnelMode::Client, {}); });
    connect(&m_menu, &TrayMenu::importWanted, this, [this] {
        showWindow();
        m_window->chooseImports();
    });
    connect(&m_menu, &TrayMenu::settingsWanted, this, &Application::showSettings);
    connect(&m_menu, &TrayMenu::quitWanted, this, &Application::quit);
    connect(&m_menu, &TrayMenu::disconnectAllAndQuitWanted, this,
            &Application::disconnectAllAndQuit);
    connect(&m_menu, &TrayMenu::used, this, [this](const TunnelRow &row) {
        m_lastUsed = row.profileId();
        m_announcer.quietly(row, Quiet::Questions);
    });
}

void Application::connectWindow()
{
    connect(m_window.get(), &MainWindow::newTunnelWanted, this, &Application::newTunnel);
    connect(m_window.get(), &MainWindow::reviewWanted, this, [this](const Profile &imported) {
        m_editors.show(imported, ProfileEditor::Kind::New);
    });
    connect(m_window.get(), &MainWindow::editWanted, this, &Application::edit);
    connect(m_window.get(), &MainWindow::duplicateWanted, this, &Application::duplicate);
    connect(m_window.get(), &MainWindow::settingsWanted, this, &Application::showSettings);
    // Later: the window may be about to close.
    connect(m_window.get(), &MainWindow::quitWanted, this, &Application::quit,
            Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::disconnectAllAndQuitWanted, this,
            &Application::disconnectAllAndQuit, Qt::QueuedConnection);
    connect(&m_session.removal, &Removal::removed, this, &Application::forgetPasswords);
    connect(m_window.get(), &MainWindow::hidden, this, &Application::sayThatItGoesOn);
}

void Application::connectNotifications()
{
    connect(&m_announcer, &Announcer::show, this, [this](const Announcement &announcement) {
        if (m_preferences.notifies() && !isSeen(announcement)) {
            m_session.notifications.show(announcement.key, NotificationText::of(announcement));
        }
    });
    connect(&m_announcer, &Announcer::withdraw, &m_session.notifications, &Notifications::withdraw);
    connect(&m_session.notifications, &Notifications::actionInvoked, this,
            &Application::onNotification);
}

// Nobody needs to be told what is before their eyes, or that a click has done what it should.
bool Application::isSeen(const Announcement &announcement) const
{
    const QUuid profile = announcement.row.profileId();
    if (announcement.kind == AnnouncementKind::Connected && profile == m_lastUsed) {
        return true;
    }
    return m_window->isActiveWindow() || m_questioner.isAbout(profile);
}

void Application::onNotification(const QString &key, const QString &action, const QString &token)
{
    takeToken(token);
    const TunnelRow *found = m_announcer.find(key);
    if (!found) {
        showWindow();
        return;
    }
    const TunnelRow row = *found;
    m_announcer.quietly(row, Quiet::Questions);
    if (action == NotificationActionId::Review) {
        m_session.control.review(row);
    } else if (action == NotificationActionId::Connect) {
        m_session.control.open(row.profileId());
    } else if (action == NotificationActionId::Disconnect) {
        m_session.control.close(row);
    } else {
        showWindow();
        m_window->selectTunnel(row.profileId());
    }
}

void Application::onTrayHost(bool isThere)
{
    m_hostPatience.stop();
    if (isThere && !m_tray) {
        m_tray = std::make_unique<TrayIcon>(m_session.model, m_menu);
        connect(m_tray.get(), &TrayIcon::clicked, this, [this] { showWindow(); });
        connect(m_tray.get(), &TrayIcon::middleClicked, this, &Application::toggleLastUsed);
    }
    m_window->setHasTray(isThere);
    if (!isThere && !m_isQuitting && !m_window->isVisible()) {
        m_hostPatience.start(kHostPatience);
    }
}

void Application::showFirst(bool hasTray)
{
    onTrayHost(hasTray);
    if (!m_options.isHidden) {
        showWindow(qEnvironmentVariable("XDG_ACTIVATION_TOKEN"));
    }
    if (!m_options.uris.isEmpty()) {
        m_window->importUris(m_options.uris);
    } else if (!m_options.action.isEmpty()) {
        activate(m_options.action, {});
    }
}

void Application::connectAtLogin()
{
    if (!m_options.isLogin) {
        return;
    }
    std::vector<QUuid> wanted;
    for (const TunnelRow &row : m_session.model.rows()) {
        if (row.profile && row.profile->profile().startAtLogin
            && row.phase() == TunnelPhase::Closed) {
            wanted.push_back(row.profileId());
        }
    }
    for (const QUuid &profile : wanted) {
        m_session.control.open(profile, OpenedBy::Login);
    }
}

// Qt hands it to the compositor with the next window.
void Application::takeToken(const QString &token)
{
    if (!token.isEmpty()) {
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    }
}

void Application::showWindow(const QString &token)
{
    takeToken(token);
    m_window->show();
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->activateWindow();
}

void Application::activate(const QString &action, const QString &token)
{
    if (action == kNewTunnelAction || action == kStatusAction) {
        showWindow(token);
    }
    if (action == kNewTunnelAction) {
        newTunnel(TunnelMode::Client, {});
    }
}

void Application::trust(const CertificateQuestion &question)
{
    if (m_editors.trust(question)) {
        return;
    }
    if (const Result<void> done = m_session.control.trust(question); !done) {
        tellFailure(question.tunnel, done.error());
    }
}

// Where it is seen. That a person has not given permission is no news to that person.
void Application::tellFailure(const QString &tunnel, const Error &error)
{
    if (m_isQuitting || error.name == ErrorName::NotAuthenticated) {
        return;
    }
    const Explanation explanation = ErrorText::explain(error);
    const QString text = ReasonText::together(explanation.what, explanation.remedy);
    if (m_window->isVisible()) {
        //: What went wrong with a tunnel: %1 is its name, %2 a sentence.
        m_window->showNotice(tr("%1: %2").arg(tunnel, text));
    } else {
        Notification notification;
        notification.title = tunnel;
        notification.body = text;
        m_session.notifications.show(u"failure"_s, notification);
    }
}

void Application::sayThatItGoesOn()
{
    if (m_tray && !m_preferences.knowsTray()) {
        m_preferences.setKnowsTray();
        m_session.notifications.show(u"tray"_s, NotificationText::stillRunning());
    }
}

void Application::newTunnel(TunnelMode mode, const QString &uri)
{
    Profile profile;
    profile.id = QUuid::createUuid();
    profile.settings.mode = mode;
    profile.settings.uri = QUrl(uri);
    profile.keepPassword = PasswordKeeping::Keyring;
    m_editors.show(profile, ProfileEditor::Kind::New);
}

void Application::edit(const QUuid &profile)
{
    if (const TunnelRow *row = m_session.model.find(profile); row && !row->profile->isReadOnly) {
        m_editors.show(row->profile->profile(), ProfileEditor::Kind::Existing);
    }
}

// All but the name, and the password: that belongs to the first one.
void Application::duplicate(const QUuid &profile)
{
    if (const TunnelRow *row = m_session.model.find(profile)) {
        Profile copy = row->profile->profile();
        copy.id = QUuid::createUuid();
        m_editors.show(copy, ProfileEditor::Kind::New);
    }
}

// A tunnel that connects at login needs somebody who is there then.
void Application::startAtLoginIfWanted(const QUuid &profile)
{
    const TunnelRow *row = m_session.model.find(profile);
    if (!row || !row->profile->profile().startAtLogin) {
        return;
    }
    const Autostart autostart(QCoreApplication::applicationFilePath());
    if (!autostart.isEnabled()) {
        if (const Result<void> done = autostart.setEnabled(true); !done) {
            m_window->showNotice(ReasonText::translated(done.error().message));
        } else {
            m_window->showNotice(tr("Farlan starts at login from now on, to connect this tunnel."));
        }
    }
}

void Application::showSettings()
{
    if (!m_settings) {
        m_settings
            = new SettingsDialog(m_preferences, Autostart(QCoreApplication::applicationFilePath()));
    }
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void Application::toggleLastUsed()
{
    if (const TunnelRow *found = m_session.model.find(m_lastUsed)) {
        const TunnelRow row = *found;
        if (nextAction(row) == TunnelAction::Connect) {
            m_session.control.open(m_lastUsed);
        } else {
            m_session.control.close(row);
        }
    }
}

void Application::forgetPasswords(const QUuid &profile)
{
    ++m_forgetting;
    m_session.passwords.forget(profile, [self = QPointer(this)](const Result<int> &) {
        if (self && --self->m_forgetting == 0 && self->m_isDone) {
            QCoreApplication::quit();
        }
    });
}

bool Application::closeEditors()
{
    if (m_editors.closeAll()) {
        return true;
    }
    if (!m_session.trayHost.isThere()) {
        showWindow(); // which may have been closed
    }
    return false;
}

void Application::quit()
{
    if (!closeEditors()) {
        return;
    }
    m_window->hide();
    m_isQuitting = true;
    m_isDone = true;
    m_session.removal.finish();
    QTimer::singleShot(m_forgetting > 0 ? kForgetPatience : 0ms, qApp, &QCoreApplication::quit);
}

void Application::disconnectAllAndQuit()
{
    if (closeEditors()) {
        m_window->hide();
        m_isQuitting = true;
        connect(&m_session.control, &TunnelControl::allClosed, this, &Application::quit,
                Qt::SingleShotConnection);
        m_session.control.closeAll();
    }
}

} // namespace Farlan
