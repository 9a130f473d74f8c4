// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/announcer.h"
#include "app/desktop/session.h"
#include "ui/editor/openeditors.h"
#include "ui/questions/questioner.h"
#include "ui/settings/preferences.h"
#include "ui/tray/traymenu.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace Farlan
{

class MainWindow;
class SettingsDialog;
class TrayIcon;

// Of the desktop file and of a second start.
inline constexpr QLatin1StringView kNewTunnelAction("new-tunnel");
inline constexpr QLatin1StringView kStatusAction("status");
inline constexpr QLatin1StringView kStayAction("stay"); // as it is: nothing happens

struct StartOptions {
    bool isHidden = false; // only the icon
    bool isLogin = false; // of the session: hidden, and connects what is to be connected then
    QStringList uris; // addresses and files to be imported
    QString action; // of the desktop file, or none
};

// The app: what its windows, its icon and its notifications want of each other.
class Application final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)

public:
    explicit Application(Session &session, QObject *parent = nullptr);
    ~Application() override;

    void start(const StartOptions &options);

private:
    void connectInstance();
    void connectMenu();
    void connectWindow();
    void connectNotifications();
    bool isSeen(const Announcement &announcement) const;
    void onNotification(const QString &key, const QString &action, const QString &token);
    void onTrayHost(bool isThere);
    void showFirst(bool hasTray);
    void connectAtLogin();
    void takeToken(const QString &token);
    void showWindow(const QString &token = {});
    void activate(const QString &action, const QString &token);
    void trust(const CertificateQuestion &question);
    void tellFailure(const QString &tunnel, const Error &error);
    void sayThatItGoesOn();
    void newTunnel(TunnelMode mode, const QString &uri);
    void edit(const QUuid &profile);
    void duplicate(const QUuid &profile);
    void startAtLoginIfWanted(const QUuid &profile);
    void showSettings();
    void toggleLastUsed();
    void forgetPasswords(const QUuid &profile);
    bool closeEditors();
    void quit();
    void disconnectAllAndQuit();

    Session &m_session;
    Preferences m_preferences;
    Announcer m_announcer;
    Questioner m_questioner;
    OpenEditors m_editors;
    TrayMenu m_menu;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<TrayIcon> m_tray; // none while nobody shows it
    QPointer<SettingsDialog> m_settings;
    StartOptions m_options;
    QUuid m_lastUsed;
    int m_forgetting = 0; // passwords
    bool m_isQuitting = false;
    bool m_isDone = false; // but for passwords that are being forgotten
    QTimer m_hostPatience; // while there is nothing to be seen
};

} // namespace Farlan
