// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/userfile.h"
#include "app/savedfile.h"
#include "contract/errornames.h"
#include "contract/tunnelsettings.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

constexpr uid_t kStranger = 61099;

Result<void> addAnna(UserList &users)
{
    return users.add(u"anna"_s, "x");
}

} // namespace

class UserFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void beginsAFile();
    void keepsRights_data();
    void keepsRights();
    void writesNothingWhenTheChangeFails();
    void followsLinks();
    void followsNoLinkToAnothersFile_data();
    void followsNoLinkToAnothersFile();
    void changesOneAtATime();
    void refuses_data();
    void refuses();
    void takesNoMoreThanAServer();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray nameOf(const QString &name) const { return QFile::encodeName(path(name)); }
    void put(const QString &name, const QByteArray &content);
    QByteArray read(const QString &name);
    struct stat status(const QString &name);
    Result<void> change(const QString &name)
    {
        return changeUserFile(path(name), IfMissing::Refuse, addAnna);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void UserFileTest::put(const QString &name, const QByteArray &content)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray UserFileTest::read(const QString &name)
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

struct stat UserFileTest::status(const QString &name)
{
    struct stat status = {};
    lstat(nameOf(name).constData(), &status);
    return status;
}

void UserFileTest::beginsAFile()
{
    const Result<UserList> none = readUserFile(path(u"users"_s), IfMissing::Begin);
    QVERIFY(none && none->names().isEmpty());
    QVERIFY(changeUserFile(path(u"users"_s), IfMissing::Begin, addAnna));
    QCOMPARE(read(u"users"_s), "anna:x\n"_ba);
    QCOMPARE(status(u"users"_s).st_mode & 07777, 0600U);
    const auto all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(m_folder->path()).entryList(all), QStringList(u"users"_s)); // no lock is left
}

void UserFileTest::keepsRights_data()
{
    QTest::addColumn<mode_t>("mode");
    QTest::newRow("private") << mode_t(0600);
    QTest::newRow("for a group") << mode_t(0640);
    QTest::newRow("for all") << mode_t(0644);
}

void UserFileTest::keepsRights()
{
    QFETCH(const mode_t, mode);
    put(u"users"_s, "# staff\nben:y");
    QCOMPARE(chmod(nameOf(u"users"_s).constData(), mode), 0);
    if (geteuid() == 0) {
        QCOMPARE(chown(nameOf(u"users"_s).constData(), kStranger, kStranger), 0);
    }
    const struct stat before = status(u"users"_s);
    QVERIFY(change(u"users"_s));
    QCOMPARE(read(u"users"_s), "# staff\nben:y\nanna:x\n"_ba);
    const struct stat after = status(u"users"_s);
    QCOMPARE(after.st_mode, before.st_mode);
    QCOMPARE(after.st_uid, before.st_uid);
    QCOMPARE(after.st_gid, before.st_gid);
    QVERIFY(after.st_ino != before.st_ino); // as a whole
}

void UserFileTest::writesNothingWhenTheChangeFails()
{
    put(u"users"_s, "anna:y\n");
    const struct stat before = status(u"users"_s);
    QCOMPARE(change(u"users"_s).error().name, ErrorName::NameTaken);
    QCOMPARE(status(u"users"_s).st_ino, before.st_ino);
    QCOMPARE(read(u"users"_s), "anna:y\n"_ba);
}

void UserFileTest::followsLinks()
{
    put(u"file"_s, "ben:y\n");
    QCOMPARE(symlink("file", nameOf(u"second"_s).constData()), 0);
    QCOMPARE(symlink(nameOf(u"second"_s).constData(), nameOf(u"first"_s).constData()), 0);
    QVERIFY(change(u"first"_s));
    QVERIFY(S_ISLNK(status(u"first"_s).st_mode) && S_ISLNK(status(u"second"_s).st_mode));
    QCOMPARE(read(u"file"_s), "ben:y\nanna:x\n"_ba);
}

void UserFileTest::followsNoLinkToAnothersFile_data()
{
    QTest::addColumn<QString>("strangers");
    QTest::newRow("the file") << u"file"_s;
    QTest::newRow("the first link") << u"first"_s;
    QTest::newRow("a link between") << u"second"_s;
}

void UserFileTest::followsNoLinkToAnothersFile()
{
    QFETCH(const QString, strangers);
    if (geteuid() != 0) {
        put(u"file"_s, "root:y\n"); // only root can make a stranger's file: /etc/passwd is root's
        QCOMPARE(symlink("/etc/passwd", nameOf(u"first"_s).constData()), 0);
    } else {
        put(u"file"_s, "root:y\n");
        QCOMPARE(symlink("file", nameOf(u"second"_s).constData()), 0);
        QCOMPARE(symlink("second", nameOf(u"first"_s).constData()), 0);
        QCOMPARE(lchown(nameOf(strangers).constData(), kStranger, kStranger), 0);
    }
    const Result<void> changed = change(u"first"_s);
    QVERIFY(!changed);
    QVERIFY2(changed.error().message.contains(u"is a link to what belongs to somebody else"_s),
             qPrintable(changed.error().message));
    QCOMPARE(read(u"file"_s), "root:y\n"_ba);
}

void UserFileTest::changesOneAtATime()
{
    put(u"users"_s, "ben:y\n");
    QVERIFY(changeUserFile(path(u"users"_s), IfMissing::Refuse, [this](UserList &) {
        const UniqueFd lock(open(nameOf(u".users.lock"_s).constData(), O_RDWR));
        const bool isKept = lock && flock(lock.get(), LOCK_EX | LOCK_NB) < 0;
        return isKept ? Result<void>() : Error{ {}, u"nobody was kept away"_s };
    }));
}

void UserFileTest::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << u"missing"_s << u"htpasswd: there is no file %1."_s;
    QTest::newRow("no folder") << u"no/users"_s << u"The folder %2/no cannot be written to."_s;
    QTest::newRow("folder") << u"folder"_s << u"htpasswd: %1 is a directory."_s;
    QTest::newRow("pipe") << u"pipe"_s << u"htpasswd: %1 is not a regular file."_s;
    QTest::newRow("round")
        << u"round"_s << u"htpasswd: %1 could not be opened: Too many levels of symbolic links."_s;
    QTest::newRow("no users") << u"passwd"_s
                              << u"%1:2: This is no user: it has more than one colon."_s;
}

void UserFileTest::refuses()
{
    QVERIFY(QDir().mkdir(path(u"folder"_s)));
    QCOMPARE(mkfifo(nameOf(u"pipe"_s).constData(), 0600), 0);
    QCOMPARE(symlink("round", nameOf(u"round"_s).constData()), 0);
    put(u"passwd"_s, "#\nroot:x:0:0:root:/root:/bin/sh\n");
    QFETCH(const QString, name);
    QFETCH(const QString, message);
    const Result<void> changed = change(name);
    QVERIFY(!changed);
    QCOMPARE(changed.error().name, ErrorName::InvalidFile);
    QVERIFY(!changed.error().hint.isEmpty());
    QCOMPARE(changed.error().message,
             QString(message).replace(u"%1"_s, path(name)).replace(u"%2"_s, m_folder->path()));
}

void UserFileTest::takesNoMoreThanAServer()
{
    const QByteArray user = "ben:y\n";
    put(u"users"_s, user + QByteArray(kMaximumHtpasswdBytes - user.size(), '#'));
    QVERIFY(readUserFile(path(u"users"_s), IfMissing::Refuse));
    QCOMPARE(change(u"users"_s).error().message,
             u"htpasswd: %1 is larger than 10 MiB, or would be."_s.arg(path(u"users"_s)));
    put(u"users"_s, QByteArray(kMaximumHtpasswdBytes + 1, '#'));
    QVERIFY(!readUserFile(path(u"users"_s), IfMissing::Refuse));
}

QTEST_GUILESS_MAIN(UserFileTest)
#include "tst_userfile.moc"
