// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memoryfile.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <utility>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

std::pair<UniqueFd, UniqueFd> makePipe()
{
    std::array<int, 2> ends = { -1, -1 };
    [[maybe_unused]] const int made = pipe2(ends.data(), O_CLOEXEC);
    return { UniqueFd(ends[0]), UniqueFd(ends[1]) };
}

void writeBytes(int fd, const QByteArray &bytes)
{
    QCOMPARE(write(fd, bytes.constData(), size_t(bytes.size())), ssize_t(bytes.size()));
}

} // namespace

class MemoryFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void comesBack_data();
    void comesBack();
    void cannotBeChanged();
    void closesOnExec();
    void readsFromTheBeginning();
    void limitsFiles();
    void limitsPipes();
    void readsPipeToItsEnd();
    void readsOnlyWhatIsThereWithoutTime();
    void takesNoLongerThanTheDeadline_data();
    void takesNoLongerThanTheDeadline();
    void refuses_data();
    void refuses();
    void refusesStrangersFiles();
};

void MemoryFileTest::comesBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("small") << QByteArray("a\0b", 3);
    QTest::newRow("several chunks") << QByteArray(300'000, 'x') + "end";
}

void MemoryFileTest::comesBack()
{
    QFETCH(QByteArray, content);
    const Result<UniqueFd> file = createMemoryFile("test", content);
    QVERIFY(file);
    const Result<QByteArray> own = readWholeFile(file->get(), 1'000'000);
    QVERIFY(own);
    QCOMPARE(*own, content);
    const Result<QByteArray> passed = readPassedFile(file->get(), 1'000'000);
    QVERIFY(passed);
    QCOMPARE(*passed, content);
}

void MemoryFileTest::cannotBeChanged()
{
    const Result<UniqueFd> file = createMemoryFile("test", "content");
    QVERIFY(file);
    QCOMPARE(fcntl(file->get(), F_GET_SEALS),
             F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
    QCOMPARE(write(file->get(), "x", 1), ssize_t(-1));
    QCOMPARE(ftruncate(file->get(), 0), -1);
}

void MemoryFileTest::closesOnExec()
{
    const Result<UniqueFd> file = createMemoryFile("test", "content");
    QVERIFY(file);
    QVERIFY(fcntl(file->get(), F_GETFD) & FD_CLOEXEC);
}

void MemoryFileTest::readsFromTheBeginning()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    writeBytes(file.handle(), "0123456789");
    const Result<QByteArray> content = readWholeFile(file.handle(), 10);
    QVERIFY(content);
    QCOMPARE(*content, "0123456789");
    QCOMPARE(lseek(file.handle(), 0, SEEK_CUR), off_t(10));
}

void MemoryFileTest::limitsFiles()
{
    const Result<UniqueFd> file = createMemoryFile("test", "0123456789");
    QVERIFY(file);
    QVERIFY(readWholeFile(file->get(), 10));
    const Result<QByteArray> content = readWholeFile(file->get(), 9);
    QVERIFY(!content);
    QCOMPARE(content.error().message, u"it is larger than 9 bytes"_s);
    // A hole costs its maker nothing, and must not cost us memory either.
    const UniqueFd huge(memfd_create("huge", MFD_CLOEXEC));
    QCOMPARE(ftruncate(huge.get(), off_t(1) << 40), 0);
    QVERIFY(!readPassedFile(huge.get(), 1000));
}

void MemoryFileTest::limitsPipes()
{
    auto [readEnd, writeEnd] = makePipe();
    writeBytes(writeEnd.get(), "0123456789");
    const Result<QByteArray> content = readWholeFile(readEnd.get(), 9);
    QVERIFY(!content);
    QCOMPARE(content.error().message, u"it is larger than 9 bytes"_s);
}

void MemoryFileTest::readsOnlyWhatIsThereWithoutTime()
{
    auto [readEnd, writeEnd] = makePipe();
    const QByteArray most(64 * 1024, 'x'); // what a pipe holds
    writeBytes(writeEnd.get(), most);
    const Result<QByteArray> open = readPassedFile(readEnd.get(), 1 << 20, 0ms);
    QVERIFY(!open);
    QCOMPARE(open.error().message, u"its sender took too long"_s);
    writeBytes(writeEnd.get(), most);
    writeEnd = UniqueFd();
    const Result<QByteArray> closed = readPassedFile(readEnd.get(), 1 << 20, 0ms);
    QVERIFY(closed);
    QCOMPARE(*closed, most);
}

void MemoryFileTest::readsPipeToItsEnd()
{
    auto [readEnd, writeEnd] = makePipe();
    const QByteArray content = QByteArray(300'000, 'x') + "end";
    std::jthread writer([&content, end = std::move(writeEnd)] {
        qsizetype done = 0;
        while (done < content.size()) {
            done += write(end.get(), content.constData() + done, size_t(content.size() - done));
        }
    });
    const Result<QByteArray> read = readPassedFile(readEnd.get(), content.size());
    writer.join();
    QVERIFY(read);
    QCOMPARE(*read, content);
}

void MemoryFileTest::takesNoLongerThanTheDeadline_data()
{
    QTest::addColumn<bool>("drips");
    QTest::newRow("silence") << false;
    QTest::newRow("a byte at a time") << true;
}

void MemoryFileTest::takesNoLongerThanTheDeadline()
{
    QFETCH(bool, drips);
    auto [readEnd, writeEnd] = makePipe();
    const std::jthread writer([drips, fd = writeEnd.get()](const std::stop_token &stop) {
        while (drips && !stop.stop_requested()) {
            [[maybe_unused]] const ssize_t written = write(fd, "x", 1);
            std::this_thread::sleep_for(5ms);
        }
    });
    QElapsedTimer timer;
    timer.start();
    const Result<QByteArray> content = readPassedFile(readEnd.get(), 100'000, 200ms);
    QVERIFY(!content);
    QCOMPARE(content.error().message, u"its sender took too long"_s);
    QVERIFY(timer.elapsed() >= 190);
    QVERIFY(timer.elapsed() < 3000);
}

void MemoryFileTest::refuses_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("none") << u"none"_s << u"fcntl: Bad file descriptor"_s;
    QTest::newRow("directory") << u"directory"_s << u"it is a directory"_s;
    QTest::newRow("character device") << u"device"_s << u"it is a device"_s;
    QTest::newRow("socket") << u"socket"_s << u"it is a socket"_s;
    QTest::newRow("O_PATH") << u"path"_s << u"it is not open for reading"_s;
    QTest::newRow("write-only") << u"write-only"_s << u"it is not open for reading"_s;
    QTest::newRow("end of a pipe to write to") << u"write-end"_s << u"it is not open for reading"_s;
}

void MemoryFileTest::refuses()
{
    QFETCH(QString, kind);
    QFETCH(QString, message);
    const QTemporaryDir directory;
    const QByteArray file = directory.filePath(u"file"_s).toLocal8Bit();
    const UniqueFd created(open(file.constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
    auto [readEnd, writeEnd] = makePipe();
    const QHash<QString, int> kinds = {
        { u"none"_s, -1 },
        { u"directory"_s, open("/", O_RDONLY | O_CLOEXEC) },
        { u"device"_s, open("/dev/zero", O_RDONLY | O_CLOEXEC) },
        { u"socket"_s, ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) },
        { u"path"_s, open(file.constData(), O_PATH | O_CLOEXEC) },
        { u"write-only"_s, created.get() },
        { u"write-end"_s, writeEnd.get() },
    };
    const int fd = kinds.value(kind);
    const Result<QByteArray> content = readWholeFile(fd, 1000);
    QVERIFY(!content);
    QCOMPARE(content.error().message, message);
    QVERIFY(!readPassedFile(fd, 1000));
    for (const int opened :
         { kinds[u"directory"_s], kinds[u"device"_s], kinds[u"socket"_s], kinds[u"path"_s] }) {
        close(opened);
    }
}

void MemoryFileTest::refusesStrangersFiles()
{
    const UniqueFd file(open("/proc/self/status", O_RDONLY | O_CLOEXEC));
    QVERIFY(readWholeFile(file.get(), 100'000));
    const Result<QByteArray> content = readPassedFile(file.get(), 100'000);
    QVERIFY(!content);
    QCOMPARE(content.error().message, u"it is neither a file in memory nor a pipe"_s);
}

QTEST_GUILESS_MAIN(MemoryFileTest)
#include "tst_memoryfile.moc"
