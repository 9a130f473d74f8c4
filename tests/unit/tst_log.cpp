// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "base/uniquefd.h"

#include <QDir>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <thread>
#include <vector>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(lcOurs, "farlan.test")
Q_LOGGING_CATEGORY(lcForeign, "foreign.test")

// What `body` prints to standard error through our handler. The test's own handler is back
// afterwards, because a failing check prints, too.
QByteArray captured(bool debug, const std::function<void()> &body)
{
    QTemporaryFile file;
    if (!file.open()) {
        return {};
    }
    const UniqueFd oldError(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0));
    const QtMessageHandler oldHandler = qInstallMessageHandler(nullptr);
    dup2(file.handle(), STDERR_FILENO);
    installLog("farlan-test", LogSink::StandardError, debug);
    body();
    qInstallMessageHandler(oldHandler);
    dup2(oldError.get(), STDERR_FILENO);
    file.seek(0);
    return file.readAll();
}

// The journal's socket in a /run of this process alone; -1 where we may not make one.
UniqueFd pretendJournal()
{
    if (unshare(CLONE_NEWNS) < 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) < 0
        || mount("none", "/run", "tmpfs", 0, nullptr) < 0) {
        return {};
    }
    QDir(u"/run"_s).mkpath(u"systemd/journal"_s);
    UniqueFd socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, "/run/systemd/journal/socket");
    if (bind(socket.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) < 0) {
        return {};
    }
    return socket;
}

} // namespace

class LogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesOneLineEach();
    void hidesDetailsWithoutDebug();
    void showsTimeAndDetailsWithDebug();
    void limitsEachPlaceOfItsOwn();
    void doesNotLimitDebug();
    void tellsWhatWasSuppressed();
    void keepsLinesOfThreadsApart();
    void noticesOnlyItsOwnJournalStream();
    void sendsFieldsToTheJournal_data();
    void sendsFieldsToTheJournal();
};

void LogTest::init()
{
    qunsetenv("JOURNAL_STREAM");
}

void LogTest::writesOneLineEach()
{
    const QByteArray text = captured(false, [] {
        qCInfo(lcOurs) << "connected";
        qCWarning(lcOurs, "a\nforged: line");
        qCCritical(lcOurs, "lost");
    });
    QCOMPARE(text,
             "farlan-test: connected\n"
             "farlan-test: warning: a\\nforged: line\n"
             "farlan-test: error: lost\n");
}

void LogTest::hidesDetailsWithoutDebug()
{
    const QByteArray text = captured(false, [] {
        qCDebug(lcOurs, "our detail");
        qCDebug(lcForeign, "foreign detail");
        qCInfo(lcForeign, "foreign information");
        qDebug("detail");
        qCInfo(lcOurs, "our information");
        qCWarning(lcForeign, "foreign warning");
    });
    QCOMPARE(text,
             "farlan-test: our information\n"
             "farlan-test: warning: foreign warning\n");
}

void LogTest::showsTimeAndDetailsWithDebug()
{
    const QByteArray text = captured(true, [] { qCDebug(lcOurs, "our detail"); });
    const QRegularExpression line(u"^\\d\\d:\\d\\d:\\d\\d farlan-test: our detail\n$"_s);
    QVERIFY2(line.match(QString::fromUtf8(text)).hasMatch(), text);
}

void LogTest::limitsEachPlaceOfItsOwn()
{
    const QByteArray text = captured(false, [] {
        for (int i = 0; i < 100; ++i) {
            qCWarning(lcOurs, "one");
            qCWarning(lcOurs, "two");
        }
    });
    QCOMPARE(text.count("one"), 10);
    QCOMPARE(text.count("two"), 10);
}

void LogTest::doesNotLimitDebug()
{
    const QByteArray text = captured(true, [] {
        for (int i = 0; i < 100; ++i) {
            qCDebug(lcOurs, "detail");
        }
    });
    QCOMPARE(text.count('\n'), 100);
}

void LogTest::tellsWhatWasSuppressed()
{
    const QByteArray text = captured(false, [] {
        const auto warn = [](int i) { qCWarning(lcOurs, "number %d", i); };
        for (int i = 1; i <= 13; ++i) {
            warn(i);
        }
        QTest::qWait(1100);
        warn(14);
        QTest::qWait(1100);
        warn(15);
    });
    QVERIFY2(text.endsWith("farlan-test: warning: number 10\n"
                           "farlan-test: warning: number 14 (3 similar messages were suppressed)\n"
                           "farlan-test: warning: number 15\n"),
             text);
}

void LogTest::keepsLinesOfThreadsApart()
{
    const QByteArray text = captured(true, [] {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([] {
                for (int i = 0; i < 200; ++i) {
                    qCDebug(lcOurs, "a line as every other");
                }
            });
        }
    });
    const QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.size(), 801);
    for (qsizetype i = 0; i < 800; ++i) {
        QVERIFY2(lines[i].endsWith(" farlan-test: a line as every other"), lines[i]);
    }
}

void LogTest::noticesOnlyItsOwnJournalStream()
{
    // Inherited from a parent whose stderr was the journal, while ours is not.
    qputenv("JOURNAL_STREAM", "1:1");
    const QByteArray text = captured(false, [] { qCInfo(lcOurs, "to the terminal"); });
    QCOMPARE(text, "farlan-test: to the terminal\n");
}

void LogTest::sendsFieldsToTheJournal_data()
{
    QTest::addColumn<bool>("isSystem");
    QTest::newRow("system") << true;
    QTest::newRow("standard error leads there") << false;
}

void LogTest::sendsFieldsToTheJournal()
{
    QFETCH(bool, isSystem);
    std::array<int, 2> ends = {};
    QCOMPARE(pipe2(ends.data(), O_CLOEXEC), 0);
    const UniqueFd readEnd(ends[0]);
    UniqueFd writeEnd(ends[1]);

    // In a child, which has /run and standard error to itself.
    const pid_t child = fork();
    if (child == 0) {
        const UniqueFd journal = pretendJournal();
        if (!journal) {
            _exit(77);
        }
        dup2(writeEnd.get(), STDERR_FILENO);
        struct stat status = {};
        fstat(STDERR_FILENO, &status);
        if (!isSystem) {
            qputenv("JOURNAL_STREAM",
                    QByteArray::number(qulonglong(status.st_dev)) + ':'
                        + QByteArray::number(qulonglong(status.st_ino)));
        }
        installLog("farlan-test", isSystem ? LogSink::System : LogSink::StandardError, false);
        qCWarning(lcOurs, "a\nb");
        std::array<char, 4096> datagram = {};
        const ssize_t size = recv(journal.get(), datagram.data(), datagram.size(), 0);
        const bool isWritten
            = size > 0 && write(writeEnd.get(), datagram.data(), size_t(size)) == size;
        _exit(isWritten ? 0 : 1);
    }
    writeEnd.reset();
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77) {
        QSKIP("needs a mount namespace of its own");
    }
    QCOMPARE(WEXITSTATUS(status), 0);
    std::array<char, 4096> buffer = {};
    const ssize_t size = read(readEnd.get(), buffer.data(), buffer.size());
    const QList<QByteArray> fields = QByteArray(buffer.data(), size).split('\n');
    QCOMPARE(fields.value(0), "MESSAGE=a\\nb");
    QVERIFY(fields.contains("PRIORITY=4"));
    QVERIFY(fields.contains("SYSLOG_IDENTIFIER=farlan-test"));
    QVERIFY(fields.contains("FARLAN_CATEGORY=farlan.test"));
    // Ours, and not those of the handler.
    const auto isPlace = [](const QByteArray &field) { return field.startsWith("CODE_"); };
    QCOMPARE(std::count_if(fields.begin(), fields.end(), isPlace), 2);
    const auto file = std::find_if(fields.begin(), fields.end(), isPlace);
    QVERIFY2(file->startsWith("CODE_FILE=") && file->endsWith("tst_log.cpp"), *file);
}

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
