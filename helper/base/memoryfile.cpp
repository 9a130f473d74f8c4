// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memoryfile.h"

#include <QDeadlineTimer>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr qsizetype kChunkBytes = 64 * 1024; // what a pipe holds

Error failure(const QString &message)
{
    return Error{ .name = {}, .message = message };
}

Error systemFailure(const char *call, int number)
{
    return failure(QString::fromLatin1(call) + u": "_s
                   + QString::fromStdString(std::generic_category().message(number)));
}

Error tooLarge(qsizetype maximumBytes)
{
    return failure(u"it is larger than %1 bytes"_s.arg(maximumBytes));
}

Error tooSlow()
{
    return failure(u"its sender took too long"_s);
}

// Reads with `readSome` (as read(2)) until the end.
template<typename ReadSome>
Result<QByteArray> readToEnd(ReadSome readSome, qsizetype maximumBytes)
{
    QByteArray content;
    while (true) {
        const qsizetype had = content.size();
        // One byte more than allowed tells "just fits" from "too large".
        const qsizetype wanted = std::min(kChunkBytes, maximumBytes + 1 - had);
        content.resize(had + wanted);
        const Result<qsizetype> got = readSome(content.data() + had, wanted, had);
        if (!got) {
            return got.error();
        }
        content.resize(had + *got);
        if (*got == 0) {
            return content;
        }
        if (content.size() > maximumBytes) {
            return tooLarge(maximumBytes);
        }
    }
}

Result<QByteArray> readFile(int fd, qsizetype maximumBytes)
{
    const auto readSome = [fd](char *data, qsizetype size, qsizetype offset) -> Result<qsizetype> {
        ssize_t got = 0;
        do {
            got = pread(fd, data, size_t(size), off_t(offset));
        } while (got < 0 && errno == EINTR);
        return got < 0 ? Result<qsizetype>(systemFailure("pread", errno)) : qsizetype(got);
    };
    return readToEnd(readSome, maximumBytes);
}

// Moves what is in the pipe into `own`, waiting for it until the deadline. A plain read() could
// block although poll() saw data: others may hold the same pipe and take it first, and they share
// the O_NONBLOCK flag, too.
Result<qsizetype> moveFromPipe(int fd, int own, qsizetype size, const QDeadlineTimer &deadline)
{
    while (true) {
        const ssize_t moved = splice(fd, nullptr, own, nullptr, size_t(size), SPLICE_F_NONBLOCK);
        if (moved >= 0) {
            return qsizetype(moved);
        }
        if (errno != EAGAIN && errno != EINTR) {
            return systemFailure("splice", errno);
        }
        if (deadline.hasExpired()) {
            return tooSlow();
        }
        pollfd waiting = { .fd = fd, .events = POLLIN, .revents = 0 };
        if (poll(&waiting, 1, int(deadline.remainingTime())) < 0 && errno != EINTR) {
            return systemFailure("poll", errno);
        }
    }
}

Result<QByteArray> readPipe(int fd, qsizetype maximumBytes, std::chrono::milliseconds timeout)
{
    std::array<int, 2> ends = { -1, -1 };
    if (pipe2(ends.data(), O_CLOEXEC) < 0) {
        return systemFailure("pipe2", errno);
    }
    const UniqueFd readEnd(ends[0]);
    const UniqueFd writeEnd(ends[1]);
    const QDeadlineTimer deadline(timeout);
    // Each turn takes a page at least of what was in the pipe at the deadline, or its end. A sender
    // that drips a byte at a time gets no more of them.
    long turns = fcntl(fd, F_GETPIPE_SZ) / sysconf(_SC_PAGESIZE) + 1;
    const auto readSome = [&](char *data, qsizetype size, qsizetype) -> Result<qsizetype> {
        if (deadline.hasExpired() && turns-- == 0) {
            return tooSlow();
        }
        const Result<qsizetype> moved = moveFromPipe(fd, writeEnd.get(), size, deadline);
        if (!moved || *moved == 0) {
            return moved;
        }
        const ssize_t got = read(readEnd.get(), data, size_t(*moved));
        return got < 0 ? Result<qsizetype>(systemFailure("read", errno)) : qsizetype(got);
    };
    return readToEnd(readSome, maximumBytes);
}

QString kindOf(mode_t mode)
{
    if (S_ISDIR(mode)) {
        return u"it is a directory"_s;
    }
    if (S_ISSOCK(mode)) {
        return u"it is a socket"_s;
    }
    if (S_ISCHR(mode) || S_ISBLK(mode)) {
        return u"it is a device"_s;
    }
    return u"it is not a file"_s;
}

Result<void> checkReadable(int fd)
{
    const int flags = fcntl(fd, F_GETFL);
    if (flags < 0) {
        return systemFailure("fcntl", errno);
    }
    if ((flags & O_PATH) || (flags & O_ACCMODE) == O_WRONLY) {
        return failure(u"it is not open for reading"_s);
    }
    return {};
}

Result<void> writeAll(int fd, const QByteArray &content)
{
    qsizetype offset = 0;
    while (offset < content.size()) {
        // pwrite() leaves the offset at the beginning for whoever reads with read().
        const ssize_t written = pwrite(fd, content.constData() + offset,
                                       size_t(content.size() - offset), off_t(offset));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return systemFailure("pwrite", errno);
        }
        offset += written;
    }
    return {};
}

} // namespace

Result<UniqueFd> createMemoryFile(const char *name, const QByteArray &content)
{
    UniqueFd file(memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file) {
        return systemFailure("memfd_create", errno);
    }
    if (const auto written = writeAll(file.get(), content); !written) {
        return written.error();
    }
    constexpr int kSeals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
    if (fcntl(file.get(), F_ADD_SEALS, kSeals) < 0) {
        return systemFailure("F_ADD_SEALS", errno);
    }
    return file;
}

Result<QByteArray> readWholeFile(int fd, qsizetype maximumBytes,
                                 std::chrono::milliseconds pipeDeadline)
{
    if (const auto readable = checkReadable(fd); !readable) {
        return readable.error();
    }
    struct stat status = {};
    if (fstat(fd, &status) < 0) {
        return systemFailure("fstat", errno);
    }
    if (S_ISFIFO(status.st_mode)) {
        return readPipe(fd, maximumBytes, pipeDeadline);
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(kindOf(status.st_mode));
    }
    return readFile(fd, maximumBytes);
}

Result<QByteArray> readPassedFile(int fd, qsizetype maximumBytes,
                                  std::chrono::milliseconds pipeDeadline)
{
    if (const auto readable = checkReadable(fd); !readable) {
        return readable.error();
    }
    // Only the kernel is asked here: already fstat() would ask the stranger's file system.
    if (fcntl(fd, F_GETPIPE_SZ) >= 0) {
        return readPipe(fd, maximumBytes, pipeDeadline);
    }
    if (fcntl(fd, F_GET_SEALS) < 0) {
        return failure(u"it is neither a file in memory nor a pipe"_s);
    }
    return readFile(fd, maximumBytes);
}

} // namespace Farlan
