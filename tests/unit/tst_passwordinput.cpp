// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/passwordinput.h"
#include "base/uniquefd.h"
#include "contract/errornames.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Asks and prints what it got, or the error.
[[noreturn]] void askInForeground(int terminal)
{
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN); // which else stops who takes the foreground
    tcsetpgrp(terminal, getpid());
    signal(SIGTTOU, SIG_DFL);
    const Result<QString> password = readPassword(u"Password: "_s);
    const QByteArray text
        = password ? "got " + password->toUtf8() : "error " + password.error().message.toUtf8();
    _exit(write(terminal, text.constData(), size_t(text.size())) > 0 ? 0 : 1);
}

bool hasEcho(int terminal)
{
    termios mode = {};
    tcgetattr(terminal, &mode);
    return mode.c_lflag & ECHO;
}

// Does what a shell does: starts somebody who asks, continues him when he was stopped, and ends as
// he ended.
[[noreturn]] void runShell(int terminal)
{
    setsid();
    ioctl(terminal, TIOCSCTTY, 0);
    dup2(terminal, STDIN_FILENO);
    const pid_t child = fork();
    if (child == 0) {
        askInForeground(terminal);
    }
    int status = 0;
    while (waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status)) {
        const QByteArray text = hasEcho(terminal) ? "stopped, " : "without echo, ";
        [[maybe_unused]] const ssize_t written
            = write(terminal, text.constData(), size_t(text.size()));
        kill(child, SIGCONT);
    }
    _exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

// Somebody in front of a terminal with a shell.
class Terminal final
{
public:
    Terminal()
        : m_master(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        grantpt(m_master.get());
        unlockpt(m_master.get());
        m_slave.reset(open(ptsname(m_master.get()), O_RDWR | O_NOCTTY | O_CLOEXEC));
    }
    ~Terminal()
    {
        if (m_shell > 0) {
            kill(m_shell, SIGKILL);
            waitpid(m_shell, nullptr, 0);
        }
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    void ask()
    {
        m_shell = fork();
        if (m_shell == 0) {
            runShell(m_slave.get());
        }
    }
    void type(const QByteArray &keys)
    {
        QCOMPARE(write(m_master.get(), keys.constData(), size_t(keys.size())),
                 ssize_t(keys.size()));
    }
    // What has been on the screen, once it ends with `end`.
    QByteArray screenUntil(const QByteArray &end)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_screen.endsWith(end) && timer.elapsed() < 5000) {
            pollfd waiting = { .fd = m_master.get(), .events = POLLIN, .revents = 0 };
            if (poll(&waiting, 1, 100) == 1) {
                std::array<char, 256> buffer = {};
                const ssize_t got = read(m_master.get(), buffer.data(), buffer.size());
                m_screen += QByteArray(buffer.data(), got > 0 ? got : 0);
            }
        }
        return m_screen;
    }
    void sendSignal(int signal) { kill(-tcgetpgrp(m_master.get()), signal); }
    // As a shell has it in $?.
    int exitCode()
    {
        int status = 0;
        waitpid(std::exchange(m_shell, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    bool hasEcho() const { return ::hasEcho(m_slave.get()); }

private:
    UniqueFd m_master;
    UniqueFd m_slave;
    QByteArray m_screen;
    pid_t m_shell = -1;
};

std::pair<UniqueFd, UniqueFd> makePipe()
{
    std::array<int, 2> ends = { -1, -1 };
    [[maybe_unused]] const int made = pipe2(ends.data(), O_CLOEXEC);
    return { UniqueFd(ends[0]), UniqueFd(ends[1]) };
}

void passwordRows()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("message");

    const QString none = u"No password was given."_s;
    const QString tooLong = u"The password is longer than 1024 bytes."_s;
    const QString control = u"The password contains a control character."_s;
    QTest::newRow("line") << QByteArray("secret\n") << u"secret"_s << QString();
    QTest::newRow("no newline") << QByteArray("secret") << u"secret"_s << QString();
    QTest::newRow("CRLF") << QByteArray("secret\r\n") << u"secret"_s << QString();
    QTest::newRow("first line only") << QByteArray("a\nb\n") << u"a"_s << QString();
    QTest::newRow("spaces stay") << QByteArray(" a b \n") << u" a b "_s << QString();
    QTest::newRow("UTF-8") << QByteArray("pässwörd\n") << u"pässwörd"_s << QString();
    QTest::newRow("longest") << QByteArray(1024, 'x') + "\r\n" << QString(1024, u'x') << QString();
    QTest::newRow("nothing") << QByteArray() << QString() << none;
    QTest::newRow("empty line") << QByteArray("\nsecret\n") << QString() << none;
    QTest::newRow("empty CRLF line") << QByteArray("\r\n") << QString() << none;
    QTest::newRow("too long") << QByteArray(1025, 'x') + "\n" << QString() << tooLong;
    QTest::newRow("far too long") << QByteArray(5000, 'x') << QString() << tooLong;
    QTest::newRow("not UTF-8") << QByteArray("a\xff\n") << QString()
                               << u"The password is not valid UTF-8."_s;
    QTest::newRow("cut UTF-8") << QByteArray("a\xc3\n") << QString()
                               << u"The password is not valid UTF-8."_s;
    QTest::newRow("NUL") << QByteArray("a\0b\n", 4) << QString() << control;
    QTest::newRow("escape") << QByteArray("a\x1b[A\n") << QString() << control;
    QTest::newRow("only one CR goes") << QByteArray("a\r\r\n") << QString() << control;
}

} // namespace

class PasswordInputTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsLine_data() { passwordRows(); }
    void readsLine();
    void leavesTheRest();
    void readsFile_data() { passwordRows(); }
    void readsFile();
    void warnsOfOpenFiles_data();
    void warnsOfOpenFiles();
    void refusesFiles();
    void asksWithoutEcho();
    void givesUp_data();
    void givesUp();
    void restoresTheTerminalOnSignals_data();
    void restoresTheTerminalOnSignals();
    void asksAgainAfterSuspension();

private:
    QString makeFile(const QByteArray &content, QFile::Permissions permissions)
    {
        QFile file(m_directory.filePath(u"password"_s));
        const bool isWritten = file.open(QIODevice::WriteOnly)
            && file.write(content) == content.size() && file.setPermissions(permissions);
        return isWritten ? file.fileName() : QString();
    }

    const QTemporaryDir m_directory;
};

void PasswordInputTest::readsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    auto [readEnd, writeEnd] = makePipe();
    QCOMPARE(write(writeEnd.get(), text.constData(), size_t(text.size())), ssize_t(text.size()));
    writeEnd.reset();
    const Result<QString> password = readPasswordLine(readEnd.get());
    QCOMPARE(bool(password), message.isEmpty());
    if (password) {
        QTEST(*password, "password");
    } else {
        QCOMPARE(password.error().message, message);
        QCOMPARE(password.error().name, ErrorName::InvalidSettings);
    }
}

void PasswordInputTest::leavesTheRest()
{
    auto [readEnd, writeEnd] = makePipe();
    QCOMPARE(write(writeEnd.get(), "secret\nrest", 11), ssize_t(11));
    QVERIFY(readPasswordLine(readEnd.get()));
    std::array<char, 16> rest = {};
    QCOMPARE(read(readEnd.get(), rest.data(), rest.size()), ssize_t(4));
    QCOMPARE(QByteArray(rest.data()), "rest");
}

void PasswordInputTest::readsFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const QString path = makeFile(text, QFile::ReadOwner | QFile::WriteOwner);
    const Result<PasswordFile> file = readPasswordFile(path);
    QCOMPARE(bool(file), message.isEmpty());
    if (file) {
        QTEST(file->password, "password");
        QCOMPARE(file->warning, QString());
    } else {
        QCOMPARE(file.error().message,
                 u"--passwd-file: the first line of %1 is not a password: %2"_s.arg(path, message));
        QCOMPARE(file.error().name, ErrorName::InvalidFile);
    }
}

void PasswordInputTest::warnsOfOpenFiles_data()
{
    QTest::addColumn<int>("more");
    QTest::newRow("group") << int(QFile::ReadGroup);
    QTest::newRow("others") << int(QFile::ReadOther);
}

void PasswordInputTest::warnsOfOpenFiles()
{
    QFETCH(int, more);
    const QString path
        = makeFile("secret\n", QFile::ReadOwner | QFile::WriteOwner | QFile::Permissions(more));
    const Result<PasswordFile> file = readPasswordFile(path);
    QVERIFY(file);
    QCOMPARE(file->password, u"secret"_s);
    QCOMPARE(file->warning,
             u"Others can read the password in %1. To prevent that: chmod 600 %1"_s.arg(path));
}

void PasswordInputTest::refusesFiles()
{
    const Result<PasswordFile> file = readPasswordFile(m_directory.path());
    QVERIFY(!file);
    QCOMPARE(file.error().message, u"--passwd-file: %1 is a directory."_s.arg(m_directory.path()));
}

void PasswordInputTest::asksWithoutEcho()
{
    Terminal terminal;
    terminal.ask();
    QCOMPARE(terminal.screenUntil("Password: "), "Password: ");
    QVERIFY(!terminal.hasEcho());
    terminal.type("secreX\x7ft\n");
    QCOMPARE(terminal.screenUntil("got secret"), "Password: \r\ngot secret");
    QCOMPARE(terminal.exitCode(), 0);
    QVERIFY(terminal.hasEcho());
}

void PasswordInputTest::givesUp_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("Ctrl-D") << QByteArray("\x04");
    QTest::newRow("Enter") << QByteArray("\n");
}

void PasswordInputTest::givesUp()
{
    QFETCH(QByteArray, keys);
    Terminal terminal;
    terminal.ask();
    terminal.screenUntil("Password: ");
    terminal.type(keys);
    QCOMPARE(terminal.screenUntil("given."), "Password: \r\nerror No password was given.");
    QVERIFY(terminal.hasEcho());
}

void PasswordInputTest::restoresTheTerminalOnSignals_data()
{
    QTest::addColumn<QByteArray>("keys"); // empty: by kill()
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << QByteArray("secr\x03") << SIGINT;
    QTest::newRow("Ctrl-\\") << QByteArray("secr\x1c") << SIGQUIT;
    QTest::newRow("SIGTERM") << QByteArray() << SIGTERM;
    QTest::newRow("SIGHUP") << QByteArray() << SIGHUP;
}

void PasswordInputTest::restoresTheTerminalOnSignals()
{
    QFETCH(QByteArray, keys);
    QFETCH(int, signal);
    Terminal terminal;
    terminal.ask();
    terminal.screenUntil("Password: ");
    QVERIFY(!terminal.hasEcho());
    if (keys.isEmpty()) {
        terminal.sendSignal(signal);
    } else {
        terminal.type(keys);
    }
    QCOMPARE(terminal.exitCode(), 128 + signal);
    QVERIFY(terminal.hasEcho());
}

void PasswordInputTest::asksAgainAfterSuspension()
{
    Terminal terminal;
    terminal.ask();
    terminal.screenUntil("Password: ");
    terminal.type("secr\x1a");
    QCOMPARE(terminal.screenUntil("stopped, Password: "), "Password: \r\nstopped, Password: ");
    QVERIFY(!terminal.hasEcho());
    terminal.type("secret\n");
    QVERIFY(terminal.screenUntil("got secret").endsWith("\r\ngot secret"));
    QCOMPARE(terminal.exitCode(), 0);
    QVERIFY(terminal.hasEcho());
}

QTEST_GUILESS_MAIN(PasswordInputTest)
#include "tst_passwordinput.moc"
