// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/savedfile.h"

#include "contract/errornames.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <system_error>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kLockPause = 10ms; // between two tries: flock() itself knows no deadline

// Whether the file has its name still: who had the lock before has removed it.
bool isNamed(const UniqueFd &file, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return fstat(file.get(), &opened) == 0 && lstat(path.constData(), &named) == 0
        && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

QString textOf(int error)
{
    return QString::fromStdString(std::generic_category().message(error));
}

} // namespace

FileLock::~FileLock()
{
    if (m_file) {
        unlink(m_path.constData()); // while it is locked, so that nobody else's is removed
    }
}

Result<FileLock> lockFile(const QString &path, const QString &what,
                          std::chrono::milliseconds patience)
{
    const QByteArray name = QFile::encodeName(path);
    const QDeadlineTimer deadline(patience);
    while (true) {
        UniqueFd file(
            open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
        if (!file && QFileInfo::exists(path)) { // which is not ours
            return Error{ ErrorName::InvalidFile, u"Another user is changing %1."_s.arg(what),
                          u"Try again. If nobody is, remove what is left: %1"_s.arg(path) };
        }
        if (!file) {
            return Error{ ErrorName::InvalidFile,
                          u"The folder %1 cannot be written to."_s.arg(QFileInfo(path).path()),
                          u"See whether it is yours, and whether the disk is full: df -h"_s };
        }
        if (flock(file.get(), LOCK_EX | LOCK_NB) == 0 && isNamed(file, name)) {
            return FileLock(std::move(file), name);
        }
        if (deadline.hasExpired()) {
            return Error{ ErrorName::InvalidFile, u"Another program is changing %1."_s.arg(what),
                          u"Try again."_s };
        }
        std::this_thread::sleep_for(kLockPause);
    }
}

Result<void> makePrivateFolder(const QString &folder)
{
    constexpr auto kOwnerOnly
        = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (QDir(folder).exists()
        || (QDir().mkpath(QFileInfo(folder).path()) && QDir().mkdir(folder, kOwnerOnly))) {
        return {};
    }
    return Error{ ErrorName::InvalidFile, u"The folder %1 could not be made."_s.arg(folder),
                  u"See whose the folder above it is."_s };
}

Result<void> replaceFile(const QString &path, const QByteArray &content, const FileRights &rights)
{
    const QString before = u"What was there before is still there."_s;
    const QFileInfo info(path);
    const auto failed = [&](const QString &why) {
        return Error{ ErrorName::InvalidFile, u"%1 could not be saved: %2."_s.arg(path, why),
                      u"%1 See whose the file is, and whether the disk is full: df -h"_s.arg(
                          before) };
    };
    if (info.exists() && !info.isWritable()) {
        return failed(u"it is not writable"_s); // a new one in its place would be no better
    }
    // Not a QSaveFile: that follows links.
    QTemporaryFile file(u"%1/.%2.XXXXXX"_s.arg(info.path(), info.fileName()));
    if (file.open()
        && (fchown(file.handle(), rights.owner, rights.group) < 0
            || fchmod(file.handle(), rights.mode) < 0)) {
        return Error{ ErrorName::InvalidFile,
                      u"%1 could not be saved with the owner and the group that it has: %2."_s.arg(
                          path, textOf(errno)),
                      u"%1 Let its owner or root change it."_s.arg(before) };
    }
    if (!file.isOpen() || file.write(content) != content.size() || !file.flush()) {
        return failed(file.errorString());
    }
    if (fsync(file.handle()) < 0
        || rename(QFile::encodeName(file.fileName()).constData(),
                  QFile::encodeName(path).constData())
            < 0) {
        return failed(textOf(errno));
    }
    file.setAutoRemove(false);
    return {};
}

} // namespace Farlan
