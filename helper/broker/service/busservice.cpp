// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/busservice.h"

#include "broker/log.h"
#include "contract/busnames.h"
#include "contract/errornames.h"

#include <QDBusConnectionInterface>
#include <QDBusMetaType>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kIdle = 10s; // long enough for the next of several commands in a row

Error busFailed(const QString &why)
{
    return Error{ ErrorName::HelperFailed,
                  u"The helper cannot be on the system bus: %1"_s.arg(why) };
}

} // namespace

Result<std::unique_ptr<BusService>> BusService::create(const PumpAccount &pumps)
{
    qDBusRegisterMetaType<VariantMaps>();
    qDBusRegisterMetaType<ObjectMaps>();
    const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SystemBus, kBusName);
    const QDBusConnection questionBus
        = QDBusConnection::connectToBus(QDBusConnection::SystemBus, u"questions"_s);
    for (const QDBusConnection &one : { bus, questionBus }) {
        if (!one.isConnected()) {
            return busFailed(one.lastError().message());
        }
    }
    auto surroundings = Surroundings::create(pumps);
    if (!surroundings) {
        return surroundings.error();
    }
    std::unique_ptr<BusService> service(new BusService(bus, questionBus, std::move(*surroundings)));
    // Last: from now on calls come.
    if (const Result<void> taken = service->takeName(); !taken) {
        return taken.error();
    }
    return service;
}

BusService::BusService(const QDBusConnection &bus, const QDBusConnection &questionBus,
                       std::unique_ptr<Surroundings> surroundings)
    : m_bus(bus)
    , m_questionBus(questionBus)
    , m_surroundings(std::move(surroundings))
    // On a connection of its own: the bus lets one have 128 calls waiting, and were polkit silent,
    // its callers' questions would take the place of ours to the bus.
    , m_authority(
          createAuthority(QDBusConnection::connectToBus(QDBusConnection::SystemBus, u"polkit"_s)))
    , m_callers(m_questionBus)
    , m_permissions(*m_authority, m_callers)
    , m_subscribers(m_bus, m_callers)
    , m_tunnels(*m_surroundings, m_permissions, m_subscribers)
    , m_manager(m_tunnels, m_permissions, m_subscribers)
    , m_gate(m_callers, m_permissions, m_tunnels, m_manager)
    , m_sleep(m_questionBus)
{
    m_bus.registerVirtualObject(kManagerPath, &m_gate, QDBusConnection::SubPath);
    m_bus.connect(QString(), u"/org/freedesktop/DBus/Local"_s, u"org.freedesktop.DBus.Local"_s,
                  u"Disconnected"_s, this, SLOT(onBusLost()));
    connect(&m_callers, &Callers::gone, &m_tunnels, &TunnelRegistry::onCallerGone);
    connect(&m_sleep, &SleepWatcher::wokeUp, this, [this] {
        for (TunnelObject *tunnel : m_tunnels.all()) {
            tunnel->checkConnection();
        }
    });
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdle);
    m_idle.callOnTimeout(this, &BusService::leaveIfIdle);
    m_idle.start();
    connect(&m_gate, &BusGate::identified, this, [this] {
        if (m_isLeaving) {
            finishLeaving();
        }
    });
    connect(&m_gate, &BusGate::called, &m_idle, qOverload<>(&QTimer::start));
    connect(&m_permissions, &Permissions::emptied, &m_idle, qOverload<>(&QTimer::start));
    connect(&m_tunnels, &TunnelRegistry::emptied, &m_idle, qOverload<>(&QTimer::start));
}

BusService::~BusService() = default;

Result<void> BusService::takeName()
{
    const auto reply
        = m_bus.interface()->registerService(kBusName, QDBusConnectionInterface::DontQueueService,
                                             QDBusConnectionInterface::DontAllowReplacement);
    if (!reply.isValid()) {
        return busFailed(reply.error().message());
    }
    if (reply.value() != QDBusConnectionInterface::ServiceRegistered) {
        return busFailed(u"another helper runs already."_s);
    }
    return {};
}

// First the name goes, so that the next call starts another helper; then whatever came before that
// is looked at.
void BusService::leaveIfIdle()
{
    if (!m_tunnels.isEmpty() || !m_permissions.isIdle()) {
        return; // started again when the last of them has gone
    }
    m_gate.hold();
    m_bus.unregisterService(kBusName);
    QMetaObject::invokeMethod(this, &BusService::finishLeaving, Qt::QueuedConnection);
}

void BusService::finishLeaving()
{
    m_isLeaving = m_gate.isIdentifying();
    if (m_isLeaving) {
        return; // until it is known who else has called
    }
    if (m_gate.isEmpty() || !takeName()) { // else those who called are told to try again
        emit finished();
        return;
    }
    m_gate.release();
}

void BusService::onBusLost()
{
    qCWarning(lcBroker, "The system bus has gone: all tunnels are closed");
    close();
}

void BusService::close()
{
    if (!m_isClosing) {
        m_isClosing = true;
        m_gate.hold(); // whoever calls now is told to try again
        TunnelRegistry::close(m_tunnels.all(), [this] { emit finished(); });
    }
}

} // namespace Farlan
