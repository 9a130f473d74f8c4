// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakehelper.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace Farlan
{

// A session bus of a test's own with a real GNOME Keyring on it, whose keyring is unlocked. For the
// test's own process, it is the session's.
class PrivateKeyring final
{
public:
    PrivateKeyring() { qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8()); }

    ~PrivateKeyring()
    {
        end();
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    }

    Q_DISABLE_COPY_MOVE(PrivateKeyring)

    bool start()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : { "HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME" }) {
            environment.insert(QString::fromLatin1(name), m_home.path());
        }
        environment.remove(u"DISPLAY"_s);
        m_daemon.setProcessEnvironment(environment);
        m_daemon.start(u"gnome-keyring-daemon"_s,
                       { u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s });
        m_daemon.write("keyring");
        m_daemon.closeWriteChannel();
        // To be asked before it is there, the bus would start another; the alias comes with the
        // keyring.
        const auto isNamed = [] {
            return send(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                        u"string:org.freedesktop.secrets"_s)
                .contains("true");
        };
        const auto isOpen = [] {
            return call(u"ReadAlias"_s, u"string:default"_s).contains("/collection/login");
        };
        return m_daemon.waitForStarted() && QTest::qWaitFor(isNamed, kPatience)
            && QTest::qWaitFor(isOpen, kPatience);
    }

    void end()
    {
        if (m_daemon.state() != QProcess::NotRunning) {
            m_daemon.kill();
            m_daemon.waitForFinished();
        }
    }

    void freeze() const { ::kill(pid_t(m_daemon.processId()), SIGSTOP); }
    void thaw() const { ::kill(pid_t(m_daemon.processId()), SIGCONT); }
    void killBus() { m_bus.kill(); }

    // Nobody can unlock it again: there is no window to ask in.
    bool lock() const
    {
        return call(u"Lock"_s, u"array:objpath:/org/freedesktop/secrets/collection/login"_s)
            .contains("/collection/login");
    }

    // The paths of all that is kept; they begin with that of their collection.
    QByteArray items() const
    {
        return call(u"SearchItems"_s,
                    u"dict:string:string:xdg:schema,org.farlan.farlan.Password"_s);
    }

    // All that is kept, as other programs see it: one item's attributes and secret after the other.
    QByteArray everything() const
    {
        QProcess tool;
        tool.start(u"secret-tool"_s,
                   { u"search"_s, u"--all"_s, u"xdg:schema"_s, u"org.farlan.farlan.Password"_s });
        tool.waitForFinished();
        return tool.readAllStandardOutput() + tool.readAllStandardError();
    }

    QString address() const { return m_bus.address(); }

private:
    static constexpr int kPatience = 20'000;

    // What the service answers.
    static QByteArray call(const QString &method, const QString &argument)
    {
        return send(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                    u"org.freedesktop.Secret.Service."_s + method, argument);
    }

    static QByteArray send(const QString &to, const QString &path, const QString &method,
                           const QString &argument)
    {
        QProcess tool;
        tool.start(
            u"dbus-send"_s,
            { u"--session"_s, u"--print-reply"_s, u"--dest="_s + to, path, method, argument });
        tool.waitForFinished();
        return tool.readAllStandardOutput();
    }

    PrivateBus m_bus;
    QTemporaryDir m_home;
    QProcess m_daemon;
};

} // namespace Farlan
