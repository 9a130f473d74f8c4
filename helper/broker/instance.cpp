// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/instance.h"

#include "broker/linkcontrol.h"
#include "broker/log.h"
#include "contract/errornames.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{
constexpr QLatin1StringView kAliasPrefix("farlan:");
constexpr qsizetype kIdCharacters = 16;
constexpr qsizetype kMostAliasBytes = 255; // IFALIASZ less the terminating zero

Error failed(const QString &what, int errorNumber)
{
    const QString message = u"Cannot %1: %2."_s.arg(what, qt_error_string(errorNumber));
    if (errorNumber == EACCES || errorNumber == EPERM) {
        return { ErrorName::PermissionDenied, message, u"Run it as root."_s };
    }
    return { ErrorName::HelperFailed, message };
}

bool lockFile(int fd, int operation)
{
    int result = 0;
    do {
        result = ::flock(fd, operation);
    } while (result < 0 && errno == EINTR);
    return result == 0;
}

// While it lives no instance is half made: making one and looking for dead ones exclude each
// other. Unlocks explicitly, since a child that was just forked shares the lock.
class RunDirectoryLock final
{
public:
    explicit RunDirectoryLock(int fd)
        : m_fd(fd)
    {
        lockFile(m_fd, LOCK_EX);
    }
    ~RunDirectoryLock() { lockFile(m_fd, LOCK_UN); }
    Q_DISABLE_COPY_MOVE(RunDirectoryLock)

private:
    int m_fd;
};

Result<UniqueFd> openRunDirectory(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) < 0 && errno != EEXIST) {
        return failed(u"create %1"_s.arg(path), errno);
    }
    UniqueFd fd(::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    if (!fd || ::fstat(fd.get(), &status) < 0) {
        return failed(u"open %1"_s.arg(path), errno);
    }
    if (status.st_uid != ::geteuid() || (status.st_mode & (S_IWGRP | S_IWOTH))) {
        return Error{ ErrorName::HelperFailed,
                      u"%1 belongs to somebody else, or others may write to it."_s.arg(path),
                      u"Remove it; it is made anew."_s };
    }
    if ((status.st_mode & 0777) != 0700 && ::fchmod(fd.get(), 0700) < 0) {
        return failed(u"protect %1"_s.arg(path), errno);
    }
    return fd;
}

QString newId()
{
    return u"%1"_s.arg(QRandomGenerator::system()->generate64(), int(kIdCharacters), 16,
                       QChar(u'0'));
}

bool isId(const QString &text)
{
    static const QRegularExpression pattern(u"^[0-9a-f]{%1}\\z"_s.arg(kIdCharacters));
    return pattern.match(text).hasMatch();
}

// The id in an alias that aliasFor() made; empty: it is somebody else's.
QString idOf(const QString &alias)
{
    const QString id = alias.mid(kAliasPrefix.size(), kIdCharacters);
    const bool ours = alias.startsWith(kAliasPrefix) && isId(id)
        && alias.mid(kAliasPrefix.size() + kIdCharacters).startsWith(u' ');
    return ours ? id : QString();
}

// An abstract socket address is known in one network namespace, as links are. It tells of an
// instance whose /run is not ours: one in a container that shares only the host's network.
struct NamespaceMark {
    explicit NamespaceMark(const QString &id)
    {
        const QByteArray name = "farlan-instance-" + id.toLatin1();
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path + 1, name.constData(), size_t(name.size()));
        length = socklen_t(offsetof(sockaddr_un, sun_path) + 1 + size_t(name.size()));
        fd = UniqueFd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    }
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&address); }
    bool set() const
    {
        // Nobody shall send to it.
        return ::bind(fd.get(), get(), length) == 0 && ::shutdown(fd.get(), SHUT_RD) == 0;
    }
    bool isSetBySomebody() const
    {
        return ::connect(fd.get(), get(), length) == 0 || errno != ECONNREFUSED;
    }

    sockaddr_un address = {};
    socklen_t length = 0;
    UniqueFd fd;
};

QByteArray lockNameOf(const QString &id)
{
    return id.toLatin1() + "/lock";
}
} // namespace

Result<Instance> Instance::create(const QString &runDirectory)
{
    auto fd = openRunDirectory(runDirectory);
    if (!fd) {
        return fd.error();
    }
    Instance instance(runDirectory, *std::move(fd), newId());
    if (const auto claimed = instance.claim(); !claimed) {
        return claimed.error();
    }
    return instance;
}

Instance::Instance(const QString &runPath, UniqueFd runDirectory, const QString &id)
    : m_runPath(runPath)
    , m_runDirectory(std::move(runDirectory))
    , m_id(id)
{
}

Instance::~Instance()
{
    if (m_lock) { // else moved from
        removeDirectory(m_id);
    }
}

Result<void> Instance::claim()
{
    const RunDirectoryLock guard(m_runDirectory.get());
    if (::mkdirat(m_runDirectory.get(), m_id.toLatin1().constData(), 0700) < 0) {
        return failed(u"create %1"_s.arg(directoryPath()), errno);
    }
    m_lock = UniqueFd(::openat(m_runDirectory.get(), lockNameOf(m_id).constData(),
                               O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!m_lock || !lockFile(m_lock.get(), LOCK_EX | LOCK_NB)) {
        return failed(u"lock %1"_s.arg(directoryPath()), errno);
    }
    NamespaceMark mark(m_id);
    if (!mark.set()) {
        return failed(u"mark the network namespace"_s, errno);
    }
    m_namespaceMark = std::move(mark.fd);
    return {};
}

QString Instance::directoryPath() const
{
    return m_runPath + u'/' + m_id;
}

QString Instance::aliasFor(const QString &what) const
{
    QByteArray alias = (kAliasPrefix + m_id + u' ').toLatin1();
    for (const char32_t character : what.toUcs4()) {
        const QString text = QChar::isPrint(character) ? QString::fromUcs4(&character, 1) : u"?"_s;
        const QByteArray bytes = text.toUtf8();
        if (alias.size() + bytes.size() > kMostAliasBytes) {
            break;
        }
        alias += bytes;
    }
    return QString::fromUtf8(alias);
}

bool Instance::isOwnAlias(const QString &alias)
{
    return alias.startsWith(kAliasPrefix);
}

Result<QStringList> Instance::removeLeftovers(LinkControl &control)
{
    const RunDirectoryLock guard(m_runDirectory.get());
    const auto links = control.list();
    if (!links) {
        return links.error();
    }
    QStringList removed;
    for (const LinkInfo &link : *links) {
        const QString owner = idOf(link.alias);
        if (owner.isEmpty() || isAlive(owner)) {
            continue;
        }
        if (const auto result = control.remove(link.ifindex); !result) {
            qCWarning(lcBroker).noquote() << result.error().message; // no reason not to work
            continue;
        }
        removed.append(link.name);
    }
    const auto names = QDir(m_runPath).entryList(QDir::Dirs | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (isId(name) && !isLocked(name)) {
            removeDirectory(name);
        }
    }
    return removed;
}

bool Instance::isLocked(const QString &id) const
{
    if (id == m_id) {
        return true;
    }
    const UniqueFd file(::openat(m_runDirectory.get(), lockNameOf(id).constData(),
                                 O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file) {
        return errno != ENOENT; // what cannot be told is left alone
    }
    return !lockFile(file.get(), LOCK_EX | LOCK_NB);
}

bool Instance::isAlive(const QString &id) const
{
    // Whom we know by his lock. Anybody can make the mark of an instance that has ended.
    const bool isOurs
        = ::faccessat(m_runDirectory.get(), lockNameOf(id).constData(), F_OK, AT_SYMLINK_NOFOLLOW)
        == 0;
    return isOurs ? isLocked(id) : isLocked(id) || NamespaceMark(id).isSetBySomebody();
}

void Instance::removeDirectory(const QString &id) const
{
    // Exactly what an instance makes; should there be anything else, the directory stays.
    const QByteArray directory = id.toLatin1();
    ::unlinkat(m_runDirectory.get(), (directory + "/control").constData(), 0);
    ::unlinkat(m_runDirectory.get(), lockNameOf(id).constData(), 0);
    ::unlinkat(m_runDirectory.get(), directory.constData(), AT_REMOVEDIR);
}

} // namespace Farlan
