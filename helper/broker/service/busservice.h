// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/busgate.h"
#include "broker/service/sleepwatcher.h"

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Farlan
{

// The helper as org.farlan.Helper1 on the system bus: started by the first call, it ends when it
// has had no tunnel and no call for a while.
class BusService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusService)

public:
    // The error says why it cannot be on the bus.
    static Result<std::unique_ptr<BusService>> create(const PumpAccount &pumps);
    ~BusService() override;

    void close(); // all tunnels; finished() follows

signals:
    void finished();

private slots:
    void onBusLost();

private:
    BusService(const QDBusConnection &bus, const QDBusConnection &questionBus,
               std::unique_ptr<Surroundings> surroundings);
    Result<void> takeName();
    void leaveIfIdle();
    void finishLeaving();

    QDBusConnection m_bus;
    // The bus throws away what comes to a connection that has much to read. Callers can do that to
    // the one that has the name; what we ask, and who leaves, is told to this one.
    QDBusConnection m_questionBus;
    std::unique_ptr<Surroundings> m_surroundings;
    std::unique_ptr<Authority> m_authority;
    Callers m_callers;
    Permissions m_permissions;
    Subscribers m_subscribers;
    TunnelRegistry m_tunnels;
    ManagerObject m_manager;
    BusGate m_gate;
    SleepWatcher m_sleep;
    QTimer m_idle;
    bool m_isLeaving = false;
    bool m_isClosing = false;
};

} // namespace Farlan
