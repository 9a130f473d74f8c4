// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <QByteArray>

#include <sys/types.h>

#include <chrono>

// Files of the user's that several programs may change: one at a time, and each file as a whole.
// Errors are InvalidFile.
namespace Farlan
{

// Is let go with the object, or with the process. Not a QLockFile: that takes a lock for stale
// whose owner has just ended, and may then remove the lock of the next one.
class FileLock final
{
public:
    FileLock(UniqueFd file, QByteArray path)
        : m_file(std::move(file))
        , m_path(std::move(path))
    {
    }
    FileLock(FileLock &&) = default;
    ~FileLock();
    Q_DISABLE_COPY(FileLock)

private:
    UniqueFd m_file;
    QByteArray m_path;
};

// Saving takes milliseconds, but others may be first.
inline constexpr std::chrono::milliseconds kLockPatience(5000);
// Windows stand still meanwhile: long enough for somebody who is just saving, and too short to be
// taken for a window that hangs.
inline constexpr std::chrono::milliseconds kLockPatienceOfWindows(300);

// Waits for others. `what` is changed under the lock, as "the profiles".
Result<FileLock> lockFile(const QString &path, const QString &what,
                          std::chrono::milliseconds patience = kLockPatience);

// With those above it, unless it is there. Others cannot look into it.
Result<void> makePrivateFolder(const QString &folder);

struct FileRights {
    mode_t mode = 0600;
    uid_t owner = static_cast<uid_t>(-1); // who writes it
    gid_t group = static_cast<gid_t>(-1);
};

// Replaces what has that name, be it a link, as a whole or not at all.
Result<void> replaceFile(const QString &path, const QByteArray &content,
                         const FileRights &rights = {});

} // namespace Farlan
