// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/trayhost.h"

#include <QDBusVariant>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kWatcher = "org.kde.StatusNotifierWatcher"_L1;
constexpr auto kWatcherPath = "/StatusNotifierWatcher"_L1;
// Somebody may be waiting for a window to appear because there is no tray.
constexpr auto kPatience = 2s;

} // namespace

TrayHost::TrayHost(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_calls(bus)
    , m_watcher(kWatcher, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &now) { onOwnerChanged(now); });
}

TrayHost::~TrayHost() = default;

void TrayHost::start()
{
    if (!m_bus.isConnected()) {
        QTimer::singleShot(0, this, &TrayHost::onBusGone);
        return;
    }
    for (const QString &signal :
         { u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s }) {
        m_bus.connect(kWatcher, kWatcherPath, kWatcher, signal, this, SLOT(look()));
    }
    m_bus.connect(QString(), u"/org/freedesktop/DBus/Local"_s, u"org.freedesktop.DBus.Local"_s,
                  u"Disconnected"_s, this, SLOT(onBusGone()));
    look();
}

// That the watcher is there is no more than an answer to this: asked without a watcher, the bus
// itself answers at once.
void TrayHost::look()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        kWatcher, kWatcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setAutoStartService(false); // whoever shows trays starts it
    call << QString(kWatcher) << u"IsStatusNotifierHostRegistered"_s;
    m_calls.send(call, kPatience, [this, number = ++m_looks](const QDBusPendingCall &done) {
        onLooked(number, done);
    });
}

void TrayHost::onLooked(int number, const QDBusPendingCall &done)
{
    if (number == m_looks) {
        const QDBusPendingReply<QDBusVariant> answer = done;
        set(!answer.isError() && answer.value().variant().toBool());
    }
}

void TrayHost::onOwnerChanged(const QString &owner)
{
    if (!owner.isEmpty()) {
        look();
    } else {
        onBusGone();
    }
}

void TrayHost::onBusGone()
{
    ++m_looks;
    set(false);
}

void TrayHost::set(bool isThere)
{
    if (std::exchange(m_isThere, isThere) != isThere) {
        emit changed(isThere);
    }
    if (!std::exchange(m_isKnown, true)) {
        emit known(isThere);
    }
}

} // namespace Farlan
