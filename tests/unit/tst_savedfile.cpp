// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/savedfile.h"
#include "contract/errornames.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace Farlan;
using namespace Qt::StringLiterals;

class SavedFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void oneHasTheLock();
    void takesALockOfTheDead();
    void followsNoLinkToALock();

private:
    QString path() const { return m_folder.filePath(u".lock"_s); }

    QTemporaryDir m_folder;
};

void SavedFileTest::oneHasTheLock()
{
    std::atomic<int> inside = 0;
    std::atomic<bool> wasShared = false;
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < 8; ++number) {
        threads.emplace_back([&, this] {
            for (int turn = 0; turn < 20; ++turn) {
                if (const Result<FileLock> lock = lockFile(path(), u"this"_s)) {
                    if (++inside > 1) {
                        wasShared = true;
                    }
                    std::this_thread::sleep_for(std::chrono::microseconds(turn * 50));
                    --inside;
                    ++done;
                }
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QVERIFY(!wasShared);
    QCOMPARE(done.load(), 8 * 20);
    QVERIFY(!QFileInfo::exists(path()));
}

void SavedFileTest::takesALockOfTheDead()
{
    QFile left(path());
    QVERIFY(left.open(QIODevice::WriteOnly)); // as one that was killed leaves it
    left.close();
    QVERIFY(lockFile(path(), u"this"_s));
    QVERIFY(!left.exists());
}

void SavedFileTest::followsNoLinkToALock()
{
    const QString target = m_folder.filePath(u"target"_s);
    QCOMPARE(symlink(qPrintable(target), qPrintable(path())), 0);
    const Result<FileLock> lock = lockFile(path(), u"this"_s);
    QVERIFY(!lock);
    QCOMPARE(lock.error().name, ErrorName::InvalidFile);
    QVERIFY(!QFileInfo::exists(target));
}

QTEST_APPLESS_MAIN(SavedFileTest)
#include "tst_savedfile.moc"
