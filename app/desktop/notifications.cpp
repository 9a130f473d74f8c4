// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifications.h"

#include <chrono>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kDaemon = "org.freedesktop.Notifications"_L1;
constexpr auto kDaemonPath = "/org/freedesktop/Notifications"_L1;
// The bus may have to start the daemon. What happened long ago is no news any more.
constexpr auto kPatience = 10s;
// More cannot be read at a glance, and servers could tell us anything.
constexpr qsizetype kMostTitle = 120;
constexpr qsizetype kMostBody = 500;
constexpr qsizetype kMostToken = 256;

QString cut(const QString &text, qsizetype most)
{
    if (text.size() <= most) {
        return text;
    }
    const bool isHalf = text[most - 2].isHighSurrogate();
    return text.left(isHalf ? most - 2 : most - 1) + u'…';
}

QStringList flat(const QList<NotificationAction> &actions)
{
    QStringList flat;
    for (const NotificationAction &action : actions) {
        flat << action.id << action.label;
    }
    return flat;
}

QVariantMap hintsOf(const Notification &notification)
{
    QVariantMap hints{
        { u"desktop-entry"_s, u"org.farlan.farlan"_s },
        { u"urgency"_s, QVariant::fromValue(static_cast<uchar>(notification.urgency)) },
    };
    if (notification.isTransient) {
        hints.insert(u"transient"_s, true);
    }
    if (!notification.category.isEmpty()) {
        hints.insert(u"category"_s, notification.category);
    }
    return hints;
}

} // namespace

Notifications::Notifications(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_calls(bus)
    , m_watcher(kDaemon, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &before) {
                if (!before.isEmpty()) {
                    onDaemonGone();
                }
            });
    m_bus.connect(kDaemon, kDaemonPath, kDaemon, u"ActionInvoked"_s, this,
                  SLOT(onActionInvoked(uint, QString)));
    m_bus.connect(kDaemon, kDaemonPath, kDaemon, u"ActivationToken"_s, this,
                  SLOT(onActivationToken(uint, QString)));
    m_bus.connect(kDaemon, kDaemonPath, kDaemon, u"NotificationClosed"_s, this,
                  SLOT(onClosed(uint, uint)));
}

Notifications::~Notifications() = default;

void Notifications::show(const QString &key, const Notification &notification)
{
    Shown &shown = m_shown[key];
    shown.next = notification;
    shown.isWithdrawn = false;
    proceed(key);
}

void Notifications::withdraw(const QString &key)
{
    if (const auto found = m_shown.find(key); found != m_shown.end()) {
        found->second.next.reset();
        found->second.isWithdrawn = true;
        proceed(key);
    }
}

// One thing at a time for each key: the daemon has to tell the number before it can be replaced.
void Notifications::proceed(const QString &key)
{
    const auto found = m_shown.find(key);
    if (found == m_shown.end() || found->second.isSending) {
        return;
    }
    Shown &shown = found->second;
    if (shown.next && m_capabilities) {
        send(key, shown);
    } else if (shown.next) {
        askCapabilities();
    } else if (shown.id == 0 || shown.isWithdrawn) {
        if (shown.id != 0) {
            close(shown.id);
        }
        m_shown.erase(found);
    }
}

void Notifications::proceedAll()
{
    std::vector<QString> keys;
    for (const auto &[key, shown] : m_shown) {
        keys.push_back(key);
    }
    for (const QString &key : keys) {
        proceed(key);
    }
}

void Notifications::askCapabilities()
{
    if (!std::exchange(m_isAsking, true)) {
        m_calls.send(call(u"GetCapabilities"_s), kPatience,
                     [this, daemon = m_daemon](const QDBusPendingCall &done) {
                         onCapabilities(daemon, done);
                     });
    }
}

void Notifications::onCapabilities(int daemon, const QDBusPendingCall &done)
{
    m_isAsking = false;
    const QDBusPendingReply<QStringList> answer = done;
    if (!answer.isError() && daemon == m_daemon) {
        m_capabilities = answer.value();
    } else if (answer.isError()) {
        for (auto &[key, shown] : m_shown) {
            shown.next.reset(); // there is nobody to show it
        }
    }
    proceedAll();
}

void Notifications::send(const QString &key, Shown &shown)
{
    const Notification notification = *std::exchange(shown.next, {});
    const bool hasMarkup = m_capabilities->contains(u"body-markup"_s);
    const bool hasActions = m_capabilities->contains(u"actions"_s);
    const QString body = cut(notification.body, kMostBody);
    shown.isSending = true;
    shown.token.clear();
    QDBusMessage notify = call(u"Notify"_s);
    notify << u"Farlan"_s << shown.id << notification.icon
           << cut(notification.title.simplified(), kMostTitle)
           << (hasMarkup ? body.toHtmlEscaped() : body)
           << (hasActions ? flat(notification.actions) : QStringList()) << hintsOf(notification)
           << -1; // it goes when the daemon thinks fit
    m_calls.send(notify, kPatience, [this, key, daemon = m_daemon](const QDBusPendingCall &done) {
        onSent(key, daemon, done);
    });
}

void Notifications::onSent(const QString &key, int daemon, const QDBusPendingCall &done)
{
    const auto found = m_shown.find(key);
    if (found == m_shown.end() || daemon != m_daemon) {
        return;
    }
    const QDBusPendingReply<uint> answer = done;
    found->second.isSending = false;
    found->second.id = answer.isError() ? 0 : answer.value();
    proceed(key);
}

void Notifications::close(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    m_bus.send(message);
}

// With a daemon goes all that it has shown, and its numbers.
void Notifications::onDaemonGone()
{
    ++m_daemon;
    m_capabilities.reset();
    for (auto &[key, shown] : m_shown) {
        shown.id = 0;
        shown.isSending = false;
    }
    proceedAll();
}

void Notifications::onActionInvoked(uint id, const QString &action)
{
    if (const QString *key = keyOf(id)) {
        const QString copy = *key; // whoever is told may withdraw it
        const QString token = std::exchange(m_shown[copy].token, {});
        emit actionInvoked(copy, action, token);
    }
}

void Notifications::onActivationToken(uint id, const QString &token)
{
    if (const QString *key = keyOf(id); key && token.size() <= kMostToken) {
        m_shown[*key].token = token;
    }
}

void Notifications::onClosed(uint id, uint /*reason*/)
{
    if (const QString *key = keyOf(id)) {
        Shown &shown = m_shown[*key];
        shown.id = 0;
        proceed(QString(*key));
    }
}

// The signals are for everybody who has something shown.
const QString *Notifications::keyOf(uint id) const
{
    for (const auto &[key, shown] : m_shown) {
        if (id != 0 && shown.id == id) {
            return &key;
        }
    }
    return nullptr;
}

QDBusMessage Notifications::call(const QString &method) const
{
    return QDBusMessage::createMethodCall(kDaemon, kDaemonPath, kDaemon, method);
}

} // namespace Farlan
