// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/notification.h"
#include "app/helper/pendingcalls.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QStringList>

#include <map>
#include <optional>

namespace Farlan
{

// What the session's notification daemon shows for us, over org.freedesktop.Notifications: one for
// each key. Where there is no daemon, or it does not answer, nothing is shown. All calls return at
// once.
class Notifications final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notifications)

public:
    explicit Notifications(const QDBusConnection &bus, QObject *parent = nullptr);
    ~Notifications() override;

    // Takes the place of the one that is shown for the same key.
    void show(const QString &key, const Notification &notification);
    void withdraw(const QString &key);

signals:
    // The token, if any, lets a window come to the front on Wayland.
    void actionInvoked(const QString &key, const QString &action, const QString &token);

private slots:
    void onActionInvoked(uint id, const QString &action);
    void onActivationToken(uint id, const QString &token);
    void onClosed(uint id, uint reason);

private:
    struct Shown {
        uint id = 0; // the daemon's; 0: none yet
        bool isSending = false;
        std::optional<Notification> next; // to be shown as soon as the daemon can be told
        bool isWithdrawn = false;
        QString token;
    };

    void onDaemonGone();
    void askCapabilities();
    void onCapabilities(int daemon, const QDBusPendingCall &done);
    void proceedAll();
    void proceed(const QString &key);
    void send(const QString &key, Shown &shown);
    void onSent(const QString &key, int daemon, const QDBusPendingCall &done);
    void close(uint id);
    const QString *keyOf(uint id) const; // null: not ours
    QDBusMessage call(const QString &method) const;

    QDBusConnection m_bus;
    PendingCalls m_calls;
    QDBusServiceWatcher m_watcher;
    std::map<QString, Shown> m_shown; // by key
    std::optional<QStringList> m_capabilities; // of the daemon that runs, once it has said
    bool m_isAsking = false;
    int m_daemon = 0; // answers of an earlier one count no more
};

} // namespace Farlan
