// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/busnames.h"
#include "contract/interfacestatistics.h"
#include "contract/tunnelproperties.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

// A bus of a test's own.
class PrivateBus final
{
public:
    PrivateBus()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       { QStringLiteral("--session"), QStringLiteral("--nofork"),
                         QStringLiteral("--print-address=1"),
                         QStringLiteral("--address=unix:dir=") + m_folder.path() });
        if (!m_daemon.waitForReadyRead()) {
            qFatal("dbus-daemon does not start");
        }
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    QString address() const { return m_address; }
    void kill() { m_daemon.kill(); }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

namespace Farlan
{

using namespace Qt::StringLiterals;

inline const QString kPath = QString(kTunnelPathPrefix) + u"abc"_s;

// What answers in a helper's place. It says what it is told to say, or nothing.
class FakeHelper final : public QDBusVirtualObject
{
public:
    explicit FakeHelper(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"helper"_s))
    {
        m_bus.registerVirtualObject(kManagerPath, this, QDBusConnection::SubPath);
        m_bus.registerService(QString(kBusName));
    }
    ~FakeHelper() override { die(); }
    Q_DISABLE_COPY_MOVE(FakeHelper)

    void die()
    {
        m_bus = QDBusConnection(QString());
        QDBusConnection::disconnectFromBus(u"helper"_s);
    }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        asked += message.member();
        askedAt[message.path()] += message.member();
        if (message.member() == "OpenTunnel"_L1) {
            opened += message.arguments();
        }
        if (errors.contains(message.member())) {
            const auto &[name, text] = errors[message.member()];
            bus.send(message.createErrorReply(name, text));
        } else if (isLate.contains(message.member())) {
            m_late.append(message);
        } else if (answers.contains(message.member())) {
            for (const QDBusMessage &late : std::exchange(m_late, {})) {
                bus.send(late.createReply(answers[late.member()]));
            }
            bus.send(message.createReply(answers[message.member()]));
        } else if (message.member() == "GetAll"_L1) {
            const bool isTunnel = message.arguments().first().toString() == kTunnelInterface;
            bus.send(message.createReply(
                QVariant(isTunnel ? tunnels.value(message.path(), tunnel) : manager)));
        } else if (message.member() == "ListTunnels"_L1) {
            bus.send(message.createReply(QVariant::fromValue(paths())));
        } else if (statistics.contains(message.path())) {
            bus.send(message.createReply(QVariant(toMap(statistics[message.path()]))));
        }
        return true; // Silence is an answer, too.
    }

    void emitChange(const QVariantMap &news, const QString &path = kPath)
    {
        QDBusMessage change = QDBusMessage::createSignal(path, u"org.freedesktop.DBus.Properties"_s,
                                                         u"PropertiesChanged"_s);
        change << QString(kTunnelInterface) << news << QStringList();
        m_bus.send(change);
    }

    void emitAdded(const QString &path) { emitAboutTunnel(u"TunnelAdded"_s, path); }
    void emitRemoved(const QString &path = kPath) { emitAboutTunnel(u"TunnelRemoved"_s, path); }

    // A tunnel opens, changes or goes, as with a helper.
    void put(const QString &path, const TunnelStatus &status)
    {
        const QVariantMap news = toProperties(status);
        const bool isNew = !tunnels.contains(path);
        tunnels.insert(path, news);
        if (isNew) {
            emitAdded(path);
        } else {
            emitChange(news, path);
        }
    }
    void remove(const QString &path)
    {
        tunnels.remove(path);
        emitRemoved(path);
    }

    QVariantMap manager{ { u"ApiVersion"_s, kApiVersion },
                         { u"Version"_s, u"9"_s },
                         { u"Capabilities"_s, QStringList() },
                         { u"NetworkNamespace"_s, QVariant::fromValue<qulonglong>(1) } };
    QVariantMap tunnel = toProperties(TunnelStatus()); // of whatever is not among these
    QMap<QString, QVariantMap> tunnels; // by path; with all their properties
    QMap<QString, InterfaceStatistics> statistics; // by path; of others it says nothing
    QMap<QString, QVariantList> answers;
    QMap<QString, std::pair<QString, QString>> errors;
    QStringList asked;
    QList<QVariantList> opened; // the arguments of each OpenTunnel
    QMap<QString, QStringList> askedAt; // the same, by path
    QStringList isLate; // answered right before the next that is not

private:
    QList<QDBusObjectPath> paths() const
    {
        QList<QDBusObjectPath> all;
        for (const QString &path : tunnels.keys()) {
            all += QDBusObjectPath(path);
        }
        return all;
    }

    void emitAboutTunnel(const QString &name, const QString &path)
    {
        QDBusMessage signal = QDBusMessage::createSignal(kManagerPath, kManagerInterface, name);
        signal << QVariant::fromValue(QDBusObjectPath(path));
        m_bus.send(signal);
    }

    QList<QDBusMessage> m_late;
    QDBusConnection m_bus;
};

} // namespace Farlan
