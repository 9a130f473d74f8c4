// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profileedit.h"
#include "app/profiles/profilestore.h"
#include "contract/errornames.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Farlan;
using namespace Qt::StringLiterals;

class ProfileStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void addsSavesAndRemoves();
    void removesTheUsersOfAServer();
    void keepsFilesToTheirOwner();
    void choosesFileNames_data();
    void choosesFileNames();
    void findsInAnyCase();
    void refusesNamesThatAreTaken();
    void tellsOfProblems();
    void showsTheAdministrators();
    void losesNoChangeOfOthers();
    void followsLinks();
    void waitsForNobodyForever();
    void noticesChanges();
    void noticesItsFolder();
    void tellsOfFoldersThatAreNone();
    void loadsAHundred();

private:
    QString path(const QString &name) const { return m_folders.own + u'/' + name; }
    void put(const QString &path, const QByteArray &content);
    QByteArray read(const QString &path);
    Profile profile(const QString &name);
    QStringList names(const ProfileStore &store);

    std::unique_ptr<QTemporaryDir> m_folder;
    ProfileFolders m_folders;
};

void ProfileStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_folders = { m_folder->filePath(u"own/tunnels"_s), m_folder->filePath(u"etc"_s) };
}

void ProfileStoreTest::put(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray ProfileStoreTest::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

Profile ProfileStoreTest::profile(const QString &name)
{
    return makeProfile(name, { u"uri=wss://a.example/"_s })->profile;
}

QStringList ProfileStoreTest::names(const ProfileStore &store)
{
    QStringList names;
    for (const StoredProfile &stored : store.profiles()) {
        names += stored.profile().name();
    }
    return names;
}

void ProfileStoreTest::addsSavesAndRemoves()
{
    ProfileStore store(m_folders);
    store.load();
    QVERIFY(store.profiles().empty());
    Profile lab = profile(u"lab"_s);
    QVERIFY(store.add(lab));
    QVERIFY(store.add(profile(u"Home"_s)));
    QCOMPARE(names(store), QStringList({ u"Home"_s, u"lab"_s }));

    lab.settings.name = u"lab two"_s;
    lab.settings.mtu = 1400;
    QVERIFY(store.save(lab));
    ProfileStore again(m_folders);
    again.load();
    QVERIFY(again.find(u"lab two"_s)->profile() == lab);
    QCOMPARE(again.profiles().size(), size_t(2)); // in the file that it had

    QVERIFY(again.remove(lab.id));
    QCOMPARE(names(again), QStringList(u"Home"_s));
    QCOMPARE(again.remove(lab.id).error().name, QString(ErrorName::NotFound));
    QCOMPARE(store.save(lab).error().name, QString(ErrorName::InvalidFile));
}

void ProfileStoreTest::removesTheUsersOfAServer()
{
    ProfileStore store(m_folders);
    Profile hub = makeProfile(u"hub"_s, { u"mode=server"_s })->profile;
    hub.paths.htpasswd = store.userFile(hub.id);
    QCOMPARE(QFileInfo(hub.paths.htpasswd).path(), m_folder->filePath(u"own/users"_s));
    Profile copy = makeProfile(u"copy"_s, { u"mode=server"_s })->profile;
    copy.paths.htpasswd = hub.paths.htpasswd;
    put(hub.paths.htpasswd, "anna:x\n");
    const QString others = m_folder->filePath(u"own/users/staff"_s);
    put(others, "ben:y\n");

    QVERIFY(store.add(copy) && store.add(hub));
    QVERIFY(store.remove(hub.id));
    QCOMPARE(read(hub.paths.htpasswd), QByteArray("anna:x\n")); // the copy's now
    QVERIFY(store.remove(copy.id) && store.add(hub));
    QVERIFY(store.remove(hub.id));
    QVERIFY(!QFileInfo::exists(hub.paths.htpasswd));
    hub.paths.htpasswd = others;
    QVERIFY(store.add(hub) && store.remove(hub.id));
    QCOMPARE(read(others), QByteArray("ben:y\n"));
}

void ProfileStoreTest::keepsFilesToTheirOwner()
{
    ProfileStore store(m_folders);
    QVERIFY(store.add(profile(u"lab"_s)));
    struct stat status = {};
    QCOMPARE(stat(qPrintable(path(u"lab.toml"_s)), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0600U);
    QCOMPARE(stat(qPrintable(m_folders.own), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0700U);

    QCOMPARE(chmod(qPrintable(path(u"lab.toml"_s)), 0644), 0);
    store.load();
    QVERIFY(store.save(store.profiles().front().profile()));
    QCOMPARE(stat(qPrintable(path(u"lab.toml"_s)), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0600U);
}

void ProfileStoreTest::choosesFileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("plain") << u"lab"_s << u"lab.toml"_s;
    QTest::newRow("mixed") << u"Büro / Köln 2"_s << u"buro-koln-2.toml"_s;
    QTest::newRow("dots") << u"../../x"_s << u"x.toml"_s;
    QTest::newRow("no letters") << u"🏢"_s << u"tunnel.toml"_s;
    QTest::newRow("taken") << u"taken!"_s << u"taken-2.toml"_s;
}

void ProfileStoreTest::choosesFileNames()
{
    QFETCH(const QString, name);
    QFETCH(const QString, file);
    put(path(u"taken.toml"_s), "uri = 'ws://a/'");
    ProfileStore store(m_folders);
    QVERIFY(store.add(profile(name)));
    QCOMPARE(store.find(name)->file.path, path(file));
}

void ProfileStoreTest::findsInAnyCase()
{
    ProfileStore store(m_folders);
    QVERIFY(store.add(profile(u"Straße Ä"_s)));
    QVERIFY(store.find(u"STRAßE ä"_s));
    QCOMPARE(store.find(u"Strase"_s).error().name, QString(ErrorName::NotFound));
}

void ProfileStoreTest::refusesNamesThatAreTaken()
{
    ProfileStore store(m_folders);
    QVERIFY(store.add(profile(u"lab"_s)));
    QVERIFY(store.add(profile(u"home"_s)));
    QCOMPARE(store.add(profile(u"LAB"_s)).error().name, QString(ErrorName::NameTaken));
    Profile home = store.find(u"home"_s)->profile();
    home.settings.name = u"Lab"_s;
    QCOMPARE(store.save(home).error().name, QString(ErrorName::NameTaken));
    home.settings.name = u"HOME"_s; // its own
    QVERIFY(store.save(home));

    ProfileStore other(m_folders); // that has loaded nothing yet
    QCOMPARE(other.add(profile(u"lab"_s)).error().name, QString(ErrorName::NameTaken));
}

void ProfileStoreTest::tellsOfProblems()
{
    put(path(u"a.toml"_s), "name = 'lab'\nuri = 'ws://a/'\n");
    put(path(u"b.toml"_s), "name = 'LAB'\nuri = 'ws://b/'\n");
    put(path(u"broken.toml"_s), "# mine\nuri =\n");
    put(path(u"empty.toml"_s), "");
    put(path(u"large.toml"_s), QByteArray(10 * 1024 * 1024, '#'));
    put(path(u"notes.txt"_s), "no profile");
    QVERIFY(QDir().mkpath(path(u"folder.toml"_s)));
    QCOMPARE(symlink("/nowhere", qPrintable(path(u"link.toml"_s))), 0);
    QCOMPARE(mkfifo(qPrintable(path(u"pipe.toml"_s)), 0600), 0);
    const QByteArray before = read(path(u"broken.toml"_s));

    ProfileStore store(m_folders);
    store.load();
    QCOMPARE(names(store), QStringList(u"lab"_s));
    QStringList messages;
    for (const Error &problem : store.problems()) {
        messages += problem.message;
    }
    QCOMPARE(messages.size(), 7);
    for (const char *name : { "b", "broken", "empty", "large", "folder", "link", "pipe" }) {
        const QString file = path(QString::fromLatin1(name) + u".toml"_s);
        QCOMPARE(messages.filter(file).size(), 1);
    }
    QVERIFY(store.add(profile(u"broken"_s))); // in another file
    QCOMPARE(read(path(u"broken.toml"_s)), before);
    QCOMPARE(store.find(u"broken"_s)->file.path, path(u"broken-2.toml"_s));
}

void ProfileStoreTest::showsTheAdministrators()
{
    put(m_folders.administrators + u"/office.toml"_s, "uri = 'ws://a/'\n");
    put(m_folders.administrators + u"/lab.toml"_s, "uri = 'ws://a/'\n");
    put(path(u"mine.toml"_s), "name = 'lab'\nuri = 'ws://mine/'\n");
    ProfileStore store(m_folders);
    store.load();
    QCOMPARE(names(store), QStringList({ u"lab"_s, u"office"_s }));
    QVERIFY(!store.find(u"lab"_s)->isReadOnly);
    QCOMPARE(store.problems().size(), size_t(1));

    const Result<StoredProfile> office = store.find(u"office"_s);
    QVERIFY(office->isReadOnly);
    const QByteArray before = read(office->file.path);
    QCOMPARE(store.save(office->profile()).error().name, QString(ErrorName::PermissionDenied));
    QCOMPARE(store.remove(office->profile().id).error().name, QString(ErrorName::PermissionDenied));
    QCOMPARE(read(office->file.path), before);
}

void ProfileStoreTest::losesNoChangeOfOthers()
{
    ProfileStore mine(m_folders);
    QVERIFY(mine.add(profile(u"lab"_s)));
    ProfileStore theirs(m_folders);
    theirs.load();
    Profile lab = mine.profiles().front().profile();
    lab.settings.mtu = 1400;
    QVERIFY(mine.save(lab));
    const QByteArray saved = read(path(u"lab.toml"_s));

    lab.settings.mtu = 9000;
    QCOMPARE(theirs.save(lab).error().name, QString(ErrorName::InvalidFile));
    QCOMPARE(theirs.remove(lab.id).error().name, QString(ErrorName::InvalidFile));
    QCOMPARE(read(path(u"lab.toml"_s)), saved);
    theirs.load();
    QVERIFY(theirs.save(lab));
}

void ProfileStoreTest::followsLinks()
{
    const QString target = m_folder->filePath(u"dotfiles/lab"_s);
    put(target, "# kept\nuri = 'ws://a/'\n");
    QVERIFY(QDir().mkpath(m_folders.own));
    QCOMPARE(symlink(qPrintable(target), qPrintable(path(u"lab.toml"_s))), 0);
    ProfileStore store(m_folders);
    store.load();
    QVERIFY(store.save(store.find(u"lab"_s)->profile()));
    QVERIFY(QFileInfo(path(u"lab.toml"_s)).isSymLink());
    QVERIFY(read(target).startsWith("# kept\nid = "));
}

void ProfileStoreTest::waitsForNobodyForever()
{
    ProfileStore store(m_folders);
    QVERIFY(store.add(profile(u"lab"_s)));
    auto lock = std::make_unique<Result<FileLock>>(lockFile(path(u".lock"_s), u"x"_s));
    QVERIFY(*lock);
    const Result<void> refused = store.add(profile(u"home"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"Another program is changing the profiles."_s);

    // Who draws windows meanwhile does not keep a person waiting.
    store.setLockPatience(kLockPatienceOfWindows);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!store.add(profile(u"home"_s)));
    QVERIFY(clock.elapsed() < 2000);
    lock.reset();
    QVERIFY(store.add(profile(u"home"_s)));
}

void ProfileStoreTest::noticesChanges()
{
    put(path(u"lab.toml"_s), "uri = 'ws://a/'\n");
    ProfileStore store(m_folders);
    store.load();
    store.watch();
    put(path(u"new.toml"_s), "uri = 'ws://b/'\n");
    QTRY_COMPARE(names(store), QStringList({ u"lab"_s, u"new"_s }));
    for (const char *uri : { "ws://c/", "ws://d/" }) { // the second is another file
        const QByteArray text = "uri = '" + QByteArray(uri) + "'\n";
        QVERIFY(replaceFile(path(u"new.toml"_s), text));
        QTRY_COMPARE(store.find(u"new"_s)->profile().settings.uri.toEncoded(), QByteArray(uri));
    }
    put(path(u"new.toml"_s), "uri = 'ws://in-place/'\n"); // as some editors do
    QTRY_COMPARE(store.find(u"new"_s)->profile().settings.uri.host(), u"in-place"_s);
    QVERIFY(QFile::remove(path(u"lab.toml"_s)));
    QTRY_COMPARE(names(store), QStringList(u"new"_s));
}

void ProfileStoreTest::noticesItsFolder()
{
    ProfileStore store(m_folders);
    store.load();
    store.watch();
    put(path(u"lab.toml"_s), "uri = 'ws://a/'\n"); // two folders and a file at once
    QTRY_COMPARE(names(store), QStringList(u"lab"_s));
    QVERIFY(QDir(m_folders.own).removeRecursively());
    QTRY_COMPARE(names(store), QStringList());
    put(path(u"again.toml"_s), "uri = 'ws://a/'\n");
    QTRY_COMPARE(names(store), QStringList(u"again"_s));
}

void ProfileStoreTest::tellsOfFoldersThatAreNone()
{
    put(m_folders.own, "a file"); // where the folder should be
    ProfileStore store(m_folders);
    store.load();
    QCOMPARE(store.problems().size(), size_t(1));
    QVERIFY(store.problems().front().message.startsWith(m_folders.own));
    QVERIFY(!store.add(profile(u"lab"_s)));
    QCOMPARE(read(m_folders.own), QByteArray("a file"));
}

void ProfileStoreTest::loadsAHundred()
{
    for (int i = 0; i < 100; ++i) {
        put(path(u"%1.toml"_s.arg(i)), "uri = 'ws://a/'\n");
    }
    ProfileStore store(m_folders);
    const QSignalSpy changed(&store, &ProfileStore::changed);
    store.load();
    QCOMPARE(store.profiles().size(), size_t(100));
    QCOMPARE(changed.size(), 1);
}

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "tst_profilestore.moc"
