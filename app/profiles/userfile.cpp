// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/userfile.h"

#include "app/inputfile.h"
#include "app/savedfile.h"
#include "base/memoryfile.h"
#include "contract/errornames.h"
#include "contract/tunnelsettings.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr qsizetype kMebibyte = 1024 * 1024;
constexpr int kMostLinks = 40; // MAXSYMLINKS of the kernel, include/linux/namei.h

struct OpenedList {
    UserList users;
    FileRights rights;
};

std::optional<struct stat> statusOf(const QString &path)
{
    struct stat status = {};
    return lstat(QFile::encodeName(path).constData(), &status) == 0 ? std::optional(status)
                                                                    : std::nullopt;
}

// Where the links lead to that begin at the path.
Result<QString> followLinks(QString path)
{
    std::optional<struct stat> status = statusOf(path);
    for (int count = 0; status && S_ISLNK(status->st_mode) && count < kMostLinks; ++count) {
        const QString next = QFileInfo(path).symLinkTarget();
        const std::optional<struct stat> target = statusOf(next);
        if (target && target->st_uid != status->st_uid) {
            return Error{
                ErrorName::InvalidFile,
                u"htpasswd: %1 is a link to what belongs to somebody else, %2."_s.arg(path, next),
                u"Name that file in the profile if it is meant: farlanctl profile set"_s
            };
        }
        path = next;
        status = target;
    }
    return path;
}

Error tooLarge(const QString &path)
{
    return Error{ ErrorName::InvalidFile,
                  u"htpasswd: %1 is larger than %2 MiB, or would be."_s.arg(path).arg(
                      kMaximumHtpasswdBytes / kMebibyte),
                  u"A server takes no more."_s };
}

Result<OpenedList> openList(const QString &path, IfMissing ifMissing)
{
    const bool isMissing = ifMissing == IfMissing::Begin && !statusOf(path);
    if (isMissing) {
        const Result<UserList> none = UserList::parse({});
        return none ? Result<OpenedList>(OpenedList{ *none, {} }) : none.error();
    }
    const Result<UniqueFd> file = openInputFile(path, u"htpasswd"_s);
    if (!file) {
        const Error &error = file.error();
        const QString hint = u"See which file the profile names: farlanctl profile show"_s;
        return Error{ error.name, error.message, error.hint.isEmpty() ? hint : error.hint };
    }
    struct stat status = {};
    if (fstat(file->get(), &status) == 0 && status.st_size > kMaximumHtpasswdBytes) {
        return tooLarge(path);
    }
    const Result<QByteArray> content = readWholeFile(file->get(), kMaximumHtpasswdBytes);
    if (!content) {
        return Error{ ErrorName::InvalidFile,
                      u"htpasswd: %1 could not be read: %2."_s.arg(path, content.error().message) };
    }
    const Result<UserList> users = UserList::parse(*content);
    if (!users) {
        return Error{ ErrorName::InvalidFile, u"%1:%2"_s.arg(path, users.error().message),
                      users.error().hint };
    }
    return OpenedList{ *users, { status.st_mode & 07777, status.st_uid, status.st_gid } };
}

} // namespace

Result<UserList> readUserFile(const QString &path, IfMissing ifMissing)
{
    const Result<OpenedList> opened = openList(path, ifMissing);
    return opened ? Result<UserList>(opened->users) : Result<UserList>(opened.error());
}

Result<void> changeUserFile(const QString &path, IfMissing ifMissing, const UserChange &change,
                            std::chrono::milliseconds patience)
{
    const Result<QString> target = followLinks(path);
    if (!target) {
        return target.error();
    }
    const QFileInfo info(*target);
    const Result<FileLock> lock
        = lockFile(u"%1/.%2.lock"_s.arg(info.path(), info.fileName()), *target, patience);
    if (!lock) {
        return lock.error();
    }
    Result<OpenedList> opened = openList(*target, ifMissing);
    if (!opened) {
        return opened.error();
    }
    const std::optional<struct stat> status = statusOf(*target);
    if (status && S_ISLNK(status->st_mode)) { // it was none before the lock
        return Error{ ErrorName::InvalidFile,
                      u"htpasswd: somebody else has just replaced %1."_s.arg(*target),
                      u"Nothing was changed. Look at the file, and try again."_s };
    }
    if (Result<void> changed = change(opened->users); !changed) {
        return changed;
    }
    const QByteArray content = opened->users.content();
    return content.size() > kMaximumHtpasswdBytes ? Result<void>(tooLarge(*target))
                                                  : replaceFile(*target, content, opened->rights);
}

} // namespace Farlan
