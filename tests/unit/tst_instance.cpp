// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/instance.h"
#include "broker/linkcontrol.h"
#include "contract/errornames.h"
#include "privatenetwork.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <cstddef>
#include <cstring>
#include <optional>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Another process with an instance that made a bridge, and that lives until killed.
class OtherProcess final
{
public:
    enum class Network { Ours, ItsOwn };

    OtherProcess(const QString &runDirectory, const QString &bridge,
                 Network network = Network::Ours)
    {
        int ends[2];
        if (::pipe(ends) < 0) {
            return;
        }
        m_pid = ::fork();
        if (m_pid == 0) {
            if (network == Network::ItsOwn && !PrivateNetwork::enter()) {
                ::_exit(1);
            }
            live(runDirectory, bridge, ends[1]);
        }
        ::close(ends[1]);
        QByteArray id(16, '\0');
        if (::read(ends[0], id.data(), size_t(id.size())) == id.size()) {
            m_id = QString::fromLatin1(id);
        }
        ::close(ends[0]);
    }
    ~OtherProcess() { kill(); }
    Q_DISABLE_COPY_MOVE(OtherProcess)

    QString id() const { return m_id; } // empty: something went wrong
    void kill()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
            m_pid = 0;
        }
    }

private:
    [[noreturn]] static void live(const QString &runDirectory, const QString &bridge, int ready)
    {
        auto control = LinkControl::open();
        auto instance = Instance::create(runDirectory);
        if (!control || !instance) {
            ::_exit(1);
        }
        const auto link = control->createBridge(bridge);
        if (!link || !control->setAlias(link->ifindex, instance->aliasFor(u"tunnel"_s))) {
            ::_exit(1);
        }
        const QByteArray id = instance->id().toLatin1();
        if (::write(ready, id.constData(), size_t(id.size())) != id.size()) {
            ::_exit(1);
        }
        for (;;) {
            ::pause();
        }
    }

    pid_t m_pid = 0;
    QString m_id;
};

} // namespace

class TestInstance final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void ownsADirectory();
    void makesTheRunDirectory();
    void refusesTheRunDirectoryOfOthers_data();
    void refusesTheRunDirectoryOfOthers();
    void writesAliases();
    void removesWhatTheDeadLeft();
    void twoLiveInstancesLeaveEachOtherAlone();
    void sparesLinksOfOthers();
    void sparesInstancesOfAnotherNetwork();
    void believesNoMarkOfOneThatEnded();
    void sparesInstancesWithAnotherRunDirectory();
    void removesKnownFilesOnly();
    void manyCanStartAtOnce();

private:
    QString runPath() const { return m_directory->filePath(u"farlan"_s); }
    QStringList directories() const
    {
        return QDir(runPath()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    std::optional<LinkControl> m_control;
    std::optional<QTemporaryDir> m_directory;
};

void TestInstance::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    auto control = LinkControl::open();
    QVERIFY(control);
    m_control = *std::move(control);
}

void TestInstance::init()
{
    m_directory.emplace();
    QVERIFY(m_directory->isValid());
}

void TestInstance::ownsADirectory()
{
    QString path;
    {
        const auto instance = Instance::create(runPath());
        QVERIFY(instance);
        static const QRegularExpression id(u"^[0-9a-f]{16}$"_s);
        QVERIFY(id.match(instance->id()).hasMatch());
        path = instance->directoryPath();
        QCOMPARE(path, runPath() + u'/' + instance->id());
        QVERIFY(QFile::exists(path + u"/lock"_s));
        QFile control(path + u"/control"_s); // as somebody may make
        QVERIFY(control.open(QIODevice::WriteOnly));
    }
    QVERIFY(!QFile::exists(path));
    QVERIFY(QFile::exists(runPath()));
}

void TestInstance::makesTheRunDirectory()
{
    QVERIFY(QDir().mkpath(runPath())); // 0755, as a service manager may make it
    const auto instance = Instance::create(runPath());
    QVERIFY(instance);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(runPath()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0700U);
    const auto missing = Instance::create(runPath() + u"/no/where"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().name, QString(ErrorName::HelperFailed));
}

void TestInstance::refusesTheRunDirectoryOfOthers_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : { "link", "file", "owner", "mode" }) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void TestInstance::refusesTheRunDirectoryOfOthers()
{
    QFETCH(QString, what);
    const QByteArray path = QFile::encodeName(runPath());
    if (what == "link"_L1) {
        QVERIFY(QDir().mkpath(m_directory->filePath(u"elsewhere"_s)));
        QVERIFY(QFile::link(m_directory->filePath(u"elsewhere"_s), runPath()));
    } else if (what == "file"_L1) {
        QFile file(runPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else {
        QCOMPARE(::mkdir(path.constData(), 0700), 0);
        QCOMPARE(what == "owner"_L1 ? ::chown(path.constData(), 65534, 65534)
                                    : ::chmod(path.constData(), 0770),
                 0);
    }
    const auto instance = Instance::create(runPath());
    QVERIFY(!instance);
    QCOMPARE(instance.error().name, QString(ErrorName::HelperFailed));
    QVERIFY(instance.error().message.contains(runPath()));
}

void TestInstance::writesAliases()
{
    const auto instance = Instance::create(runPath());
    QVERIFY(instance);
    const QString prefix = u"farlan:"_s + instance->id() + u' ';
    QCOMPARE(instance->aliasFor(u"café, client 192.0.2.1"_s), prefix + u"café, client 192.0.2.1"_s);
    QCOMPARE(instance->aliasFor(u"a\x1b[31m\nb\u202e😀"_s), prefix + u"a?[31m?b?😀"_s);
    const QString longest = instance->aliasFor(QString(1000, u'é'));
    QCOMPARE(longest.toUtf8().size(), qsizetype(254)); // 255 would cut the last character
    QVERIFY(Instance::isOwnAlias(longest));
    QVERIFY(!Instance::isOwnAlias(u"uplink"_s));
    const auto bridge = m_control->createBridge(u"longest"_s);
    QVERIFY(bridge);
    QVERIFY(m_control->setAlias(bridge->ifindex, longest));
    QCOMPARE(m_control->find(bridge->ifindex)->alias, longest);
    QVERIFY(m_control->remove(bridge->ifindex));
}

void TestInstance::removesWhatTheDeadLeft()
{
    OtherProcess dead(runPath(), u"dead"_s);
    OtherProcess live(runPath(), u"live"_s);
    QVERIFY(!dead.id().isEmpty() && !live.id().isEmpty());
    auto instance = Instance::create(runPath());
    QVERIFY(instance);
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList());
    QVERIFY(m_control->find(u"dead"_s));

    dead.kill();
    const auto removed = instance->removeLeftovers(*m_control);
    QVERIFY(removed);
    QCOMPARE(*removed, QStringList{ u"dead"_s });
    QVERIFY(!m_control->find(u"dead"_s));
    QVERIFY(m_control->find(u"live"_s));
    QStringList left = { instance->id(), live.id() };
    left.sort();
    QCOMPARE(directories(), left);

    live.kill();
    // As after a reboot of /run, or in another network namespace: the directory is gone.
    QVERIFY(QDir(runPath() + u'/' + live.id()).removeRecursively());
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList{ u"live"_s });
}

void TestInstance::twoLiveInstancesLeaveEachOtherAlone()
{
    OtherProcess other(runPath(), u"theirs"_s);
    QVERIFY(!other.id().isEmpty());
    auto first = Instance::create(runPath());
    auto second = Instance::create(runPath());
    QVERIFY(first && second);
    QVERIFY(first->id() != second->id());
    for (Instance *instance : { &*first, &*second }) {
        const auto bridge = m_control->createBridge(u"ours%d"_s);
        QVERIFY(bridge);
        QVERIFY(m_control->setAlias(bridge->ifindex, instance->aliasFor(u"x"_s)));
    }
    for (Instance *instance : { &*first, &*second }) {
        const auto removed = instance->removeLeftovers(*m_control);
        QVERIFY(removed);
        QCOMPARE(*removed, QStringList());
    }
    QCOMPARE(directories().size(), 3);
    for (const QString &name : { u"theirs"_s, u"ours0"_s, u"ours1"_s }) {
        const auto link = m_control->find(name);
        QVERIFY(link);
        QVERIFY(m_control->remove(link->ifindex));
    }
}

void TestInstance::sparesLinksOfOthers()
{
    const QStringList aliases = {
        u""_s,
        u"uplink"_s,
        u"farlan:"_s,
        u"farlan:notes of the admin"_s,
        u"farlan:0123456789abcdef"_s, // no space
        u"farlan:0123456789abcdeX x"_s,
        u"farlan:0123456789ABCDEF x"_s,
        u"farlan:../../etc/passw d"_s,
        u" farlan:0123456789abcdef x"_s,
    };
    for (const QString &alias : aliases) {
        const auto bridge = m_control->createBridge(u"spared%d"_s);
        QVERIFY(bridge);
        QVERIFY(m_control->setAlias(bridge->ifindex, alias));
    }
    auto instance = Instance::create(runPath());
    QVERIFY(instance);
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList());

    // The same with what they lack.
    const auto bridge = m_control->find(u"spared0"_s);
    QVERIFY(m_control->setAlias(bridge->ifindex, u"farlan:0123456789abcdef x"_s));
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList{ u"spared0"_s });
    for (int i = 1; i < aliases.size(); ++i) {
        const auto link = m_control->find(u"spared%1"_s.arg(i));
        QVERIFY(link);
        QVERIFY(m_control->remove(link->ifindex));
    }
}

void TestInstance::sparesInstancesOfAnotherNetwork()
{
    // Its link was moved here, as into a container.
    OtherProcess other(runPath(), u"elsewhere"_s, OtherProcess::Network::ItsOwn);
    QVERIFY(!other.id().isEmpty());
    const auto moved = m_control->createBridge(u"moved"_s);
    QVERIFY(moved);
    QVERIFY(m_control->setAlias(moved->ifindex, u"farlan:%1 tunnel"_s.arg(other.id())));
    auto instance = Instance::create(runPath());
    QVERIFY(instance);
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList());
    other.kill();
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList{ u"moved"_s });
}

void TestInstance::believesNoMarkOfOneThatEnded()
{
    OtherProcess other(runPath(), u"ended"_s);
    const QByteArray id = other.id().toLatin1();
    QVERIFY(!id.isEmpty());
    other.kill();
    // Whoever reads the id in the link's alias can do this.
    const QByteArray name = '\0' + QByteArray("farlan-instance-") + id;
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    const UniqueFd mark(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    QCOMPARE(::bind(mark.get(), reinterpret_cast<const sockaddr *>(&address),
                    socklen_t(offsetof(sockaddr_un, sun_path) + size_t(name.size()))),
             0);
    auto instance = Instance::create(runPath());
    QVERIFY(instance);
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList{ u"ended"_s });
}

void TestInstance::sparesInstancesWithAnotherRunDirectory()
{
    // A container with the host's network and a /run of its own.
    OtherProcess other(m_directory->filePath(u"container"_s), u"contained"_s);
    QVERIFY(!other.id().isEmpty());
    auto instance = Instance::create(runPath());
    QVERIFY(instance);
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList());
    other.kill();
    QCOMPARE(*instance->removeLeftovers(*m_control), QStringList{ u"contained"_s });
}

void TestInstance::removesKnownFilesOnly()
{
    auto instance = Instance::create(runPath());
    QVERIFY(instance);
    const QString dead = runPath() + u"/0123456789abcdef"_s;
    const QString strange = runPath() + u"/fedcba9876543210"_s;
    const QString foreign = runPath() + u"/something"_s;
    for (const QString &path : { dead, strange, foreign }) {
        QVERIFY(QDir().mkpath(path));
        QFile lock(path + u"/lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
    }
    QFile keep(strange + u"/keep"_s);
    QVERIFY(keep.open(QIODevice::WriteOnly));
    QVERIFY(instance->removeLeftovers(*m_control));
    QVERIFY(!QFile::exists(dead));
    QVERIFY(QFile::exists(strange + u"/keep"_s));
    QVERIFY(QFile::exists(foreign + u"/lock"_s));
}

void TestInstance::manyCanStartAtOnce()
{
    // Each child makes an instance and cleans up; none may take away what another is just making.
    std::vector<pid_t> children;
    for (int i = 0; i < 8; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            bool good = true;
            for (int round = 0; round < 50 && good; ++round) {
                auto control = LinkControl::open();
                auto instance = Instance::create(runPath());
                good = control && instance && instance->removeLeftovers(*control)
                    && QFile::exists(instance->directoryPath() + u"/lock"_s);
            }
            ::_exit(good ? 0 : 1);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    QCOMPARE(directories(), QStringList());
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
