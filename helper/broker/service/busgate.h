// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/managerobject.h"

#include <QDBusVirtualObject>

#include <memory>
#include <vector>

namespace Farlan
{

// The one way in: every message to the helper's objects comes here, and is let through to an object
// only when it is known who calls, and methodrules.h and polkit allow it. Somebody else's tunnel
// does not exist, for whoever may not manage it.
class BusGate final : public QDBusVirtualObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusGate)

public:
    BusGate(Callers &callers, Permissions &permissions, TunnelRegistry &tunnels,
            ManagerObject &manager, QObject *parent = nullptr);
    ~BusGate() override;

    QString introspect(const QString &path) const override; // never asked: see handleMessage()
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override;

    // Calls wait until they are let in again.
    void hold() { m_isHolding = true; }
    bool isEmpty() const { return m_held.empty(); }
    // Whether it is not known yet who sent some of them.
    bool isIdentifying() const { return m_identifying > 0; }
    void release();

signals:
    void called();
    void identified();

private:
    using CallPointer = std::shared_ptr<BusCall>;

    void receive(const CallPointer &call);
    void receiveForTunnel(const CallPointer &call);
    void enter(BusObject &object, const CallPointer &call);
    void checkRule(BusObject &object, const CallPointer &call);

    Callers &m_callers;
    Permissions &m_permissions;
    TunnelRegistry &m_tunnels;
    ManagerObject &m_manager;
    bool m_isHolding = false;
    int m_identifying = 0;
    std::vector<CallPointer> m_held;
};

} // namespace Farlan
