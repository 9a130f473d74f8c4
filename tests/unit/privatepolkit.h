// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// The ground of tests that ask polkit: a bus and a real polkitd of the test's own, with its own
// actions and rules, and callers who are other users.
namespace PrivatePolkit
{

// A mount namespace, so that rules and actions are ours. To be called before the first thread is
// made. False for who is not root.
inline bool enter()
{
    return ::unshare(CLONE_NEWNS) == 0
        && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

inline bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

class Ground final
{
public:
    ~Ground()
    {
        stop(m_polkit);
        stop(m_bus);
    }

    Ground() = default;
    Q_DISABLE_COPY_MOVE(Ground)

    // Actions: ID, and the message that a person is shown.
    bool start(const QMap<QByteArray, QByteArray> &actions, const QByteArray &rules)
    {
        QByteArray policy = "<?xml version=\"1.0\"?>\n<policyconfig>\n";
        for (const auto &[id, message] : actions.toStdMap()) {
            policy += "<action id=\"" + id + "\"><message>" + message
                + "</message><defaults><allow_any>auth_admin</allow_any></defaults></action>\n";
        }
        // All may talk to all: what is looked at is polkit.
        const QByteArray config = "<busconfig><listen>unix:path="
            + m_folder.filePath(QStringLiteral("bus")).toLocal8Bit()
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/>"
              "<allow own=\"*\"/><allow send_destination=\"*\"/><allow "
              "receive_sender=\"*\"/></policy></busconfig>";
        const QDir folder(m_folder.path());
        return folder.mkpath(QStringLiteral("actions")) && folder.mkpath(QStringLiteral("rules"))
            && write(folder.filePath(QStringLiteral("actions/test.policy")),
                     policy + "</policyconfig>\n")
            && write(folder.filePath(QStringLiteral("rules/test.rules")), rules)
            && write(folder.filePath(QStringLiteral("bus.conf")), config)
            && QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755))
            && cover("actions", "/usr/share/polkit-1/actions")
            && cover("rules", "/etc/polkit-1/rules.d")
            && cover("rules", "/usr/share/polkit-1/rules.d") && startBus() && startPolkit();
    }

    bool startPolkit()
    {
        m_polkit.start(QStringLiteral("/usr/lib/polkit-1/polkitd"),
                       { QStringLiteral("--no-debug") });
        return m_polkit.waitForStarted() && waitForPolkit();
    }

    bool endPolkit()
    {
        stop(m_polkit);
        return m_polkit.state() == QProcess::NotRunning;
    }

    void freezePolkit() const { ::kill(pid_t(m_polkit.processId()), SIGSTOP); }
    void thawPolkit() const { ::kill(pid_t(m_polkit.processId()), SIGCONT); }

    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    bool cover(const char *name, const char *place) const
    {
        const QByteArray from = m_folder.filePath(QString::fromLatin1(name)).toLocal8Bit();
        return ::mount(from.constData(), place, nullptr, MS_BIND, nullptr) == 0;
    }

    bool startBus()
    {
        m_bus.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_bus.start(QStringLiteral("dbus-daemon"),
                    { QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                      QStringLiteral("--config-file=") + path(QStringLiteral("bus.conf")) });
        if (!m_bus.waitForReadyRead()) {
            return false;
        }
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.readLine().trimmed());
        return true;
    }

    bool waitForPolkit() const
    {
        QDBusConnection bus
            = QDBusConnection::connectToBus(QDBusConnection::SystemBus, QStringLiteral("ground"));
        const bool isThere = QTest::qWaitFor(
            [&bus] {
                return bus
                           .call(QDBusMessage::createMethodCall(
                               QStringLiteral("org.freedesktop.PolicyKit1"),
                               QStringLiteral("/org/freedesktop/PolicyKit1/Authority"),
                               QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping")))
                           .type()
                    == QDBusMessage::ReplyMessage;
            },
            10'000);
        QDBusConnection::disconnectFromBus(QStringLiteral("ground"));
        return isThere;
    }

    static void stop(QProcess &process)
    {
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished();
        }
    }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_polkit;
};

// Somebody on the bus: a process of that user, which does what it is told.
class Caller final
{
public:
    explicit Caller(uint user)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/proc/self/exe"),
                        { QStringLiteral("--caller"), QString::number(user) });
        if (m_process.waitForReadyRead()) {
            m_name = QString::fromLatin1(m_process.readLine().trimmed());
        }
    }
    ~Caller() { leave(); }
    Q_DISABLE_COPY_MOVE(Caller)

    const QString &name() const { return m_name; } // on the bus; empty: it failed
    uint pid() const { return uint(m_process.processId()); }

    void leave()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    // Becomes another program, and keeps its place on the bus.
    bool execute(const QString &program)
    {
        m_process.write(program.toLocal8Bit() + '\n');
        const QString link = QStringLiteral("/proc/%1/exe").arg(pid());
        return QTest::qWaitFor([&] { return QFile::symLinkTarget(link) == program; });
    }

private:
    QProcess m_process;
    QString m_name;
};

// For main(): the other side of Caller. It is executed as root, because another user may not be
// able to execute a program in somebody's home.
[[noreturn]] inline void beCaller(int argc, char *argv[])
{
    const auto user = uid_t(std::atoi(argv[2]));
    if (::setgid(user) != 0 || ::setuid(user) != 0) {
        std::exit(EXIT_FAILURE);
    }
    const QCoreApplication application(argc, argv);
    const QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected()) {
        std::fprintf(stderr, "%s\n", qPrintable(bus.lastError().message()));
        std::exit(EXIT_FAILURE);
    }
    std::printf("%s\n", qPrintable(bus.baseService()));
    std::fflush(stdout);
    char program[PATH_MAX];
    if (std::fgets(program, sizeof program, stdin)) {
        program[std::strcspn(program, "\n")] = '\0';
        for (int fd = STDERR_FILENO + 1; fd < 64; ++fd) {
            ::fcntl(fd, F_SETFD, 0); // the bus does not notice
        }
        ::execl(program, program, "1000", nullptr);
    }
    std::exit(EXIT_FAILURE);
}

} // namespace PrivatePolkit
