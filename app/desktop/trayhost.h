// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/pendingcalls.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>

namespace Farlan
{

// Whether something on the session bus shows tray icons: a StatusNotifierWatcher that has a host
// (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/). Qt remembers for the rest
// of the process that there was none when it was asked first, so it must not be asked before
// isThere().
class TrayHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayHost)

public:
    explicit TrayHost(const QDBusConnection &bus, QObject *parent = nullptr);
    ~TrayHost() override;

    // Leads to known(), also without a bus.
    void start();
    bool isThere() const { return m_isThere; }

signals:
    // Once, after changed() if there is one. Of what comes and goes later only changed() tells.
    void known(bool isThere);
    void changed(bool isThere);

private slots:
    void look();
    void onBusGone();

private:
    void onOwnerChanged(const QString &owner);
    void onLooked(int number, const QDBusPendingCall &done);
    void set(bool isThere);

    QDBusConnection m_bus;
    PendingCalls m_calls;
    QDBusServiceWatcher m_watcher;
    int m_looks = 0; // answers to an earlier one are none
    bool m_isThere = false;
    bool m_isKnown = false;
};

} // namespace Farlan
