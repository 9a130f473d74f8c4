// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QMap>
#include <QStringList>

#include <utility>

namespace Farlan
{

using namespace Qt::StringLiterals;

// A part of a desktop, on a connection of its own. Goes with die(), and comes with live().
class FakeDesktopPart : public QDBusVirtualObject
{
public:
    FakeDesktopPart(const QString &address, const QString &name, const QString &path)
        : m_address(address)
        , m_name(name)
        , m_path(path)
    {
    }
    ~FakeDesktopPart() override { die(); }
    Q_DISABLE_COPY_MOVE(FakeDesktopPart)

    bool live()
    {
        m_bus = QDBusConnection::connectToBus(m_address, m_name);
        return m_bus.registerVirtualObject(m_path, this) && m_bus.registerService(m_name);
    }
    void die()
    {
        m_bus = QDBusConnection(QString());
        QDBusConnection::disconnectFromBus(m_name);
    }

    QString introspect(const QString &) const override { return {}; }

protected:
    void emitSignal(const QString &name, const QVariantList &arguments = {})
    {
        QDBusMessage signal = QDBusMessage::createSignal(m_path, m_name, name);
        signal.setArguments(arguments);
        send(signal);
    }
    void send(const QDBusMessage &message) { m_bus.send(message); }

private:
    QString m_address;
    QString m_name;
    QString m_path;
    QDBusConnection m_bus{ QString() };
};

class FakeTrayWatcher final : public FakeDesktopPart
{
public:
    explicit FakeTrayWatcher(const QString &address)
        : FakeDesktopPart(address, u"org.kde.StatusNotifierWatcher"_s, u"/StatusNotifierWatcher"_s)
    {
    }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        asked += message.arguments().value(1).toString();
        if (answers) {
            send(message.createReply(QVariant::fromValue(QDBusVariant(hasHost))));
        }
        return true;
    }

    void setHost(bool on)
    {
        hasHost = on;
        emitSignal(on ? u"StatusNotifierHostRegistered"_s : u"StatusNotifierHostUnregistered"_s);
    }

    bool hasHost = true;
    bool answers = true;
    QStringList asked;
};

class FakeNotificationDaemon final : public FakeDesktopPart
{
public:
    struct Notified {
        uint replaces = 0;
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    explicit FakeNotificationDaemon(const QString &address)
        : FakeDesktopPart(address, u"org.freedesktop.Notifications"_s,
                          u"/org/freedesktop/Notifications"_s)
    {
    }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        asked += message.member();
        const QVariantList arguments = message.arguments();
        if (message.member() == "Notify"_L1) {
            signature = message.signature();
            notified += { arguments[1].toUInt(),       arguments[2].toString(),
                          arguments[3].toString(),     arguments[4].toString(),
                          arguments[5].toStringList(), qdbus_cast<QVariantMap>(arguments[6]) };
        } else if (message.member() == "CloseNotification"_L1) {
            closed += arguments[0].toUInt();
        }
        if (!isSilent) {
            answer(message);
        } else {
            m_late.append(message);
        }
        return true;
    }

    void speak()
    {
        isSilent = false;
        for (const QDBusMessage &message : std::exchange(m_late, {})) {
            answer(message);
        }
    }

    void invoke(uint id, const QString &action, const QString &token = {})
    {
        if (!token.isEmpty()) {
            emitSignal(u"ActivationToken"_s, { id, token });
        }
        emitSignal(u"ActionInvoked"_s, { id, action });
    }
    void dismiss(uint id) { emitSignal(u"NotificationClosed"_s, { id, 2U }); }

    QStringList capabilities{ u"actions"_s, u"body"_s, u"body-markup"_s };
    bool isSilent = false;
    QStringList asked;
    QString signature; // of the last Notify
    QList<Notified> notified;
    QList<uint> closed;

private:
    void answer(const QDBusMessage &message)
    {
        if (message.member() == "GetCapabilities"_L1) {
            send(message.createReply(capabilities));
        } else if (message.member() == "Notify"_L1) {
            const uint replaced = message.arguments().at(1).toUInt();
            send(message.createReply(replaced ? replaced : ++m_lastId));
        } else {
            send(message.createReply());
        }
    }

    uint m_lastId = 0;
    QList<QDBusMessage> m_late;
};

} // namespace Farlan
