// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <QByteArray>

#include <chrono>

// Blobs that cross between processes as file descriptors.
//
// What a failure means only the caller knows: these errors come without a name, and their message
// goes behind a colon, as in "The secrets could not be read: it is a directory."
namespace Farlan
{

inline constexpr std::chrono::milliseconds kPipeDeadline{ 5000 };

// An unnamed file in memory whose content nobody can change any more. `name` is seen in /proc only.
Result<UniqueFd> createMemoryFile(const char *name, const QByteArray &content);

// Reads a regular file, a memory file or a pipe to its end; a file from its beginning, whatever its
// offset, which stays. More than maximumBytes is an error, and so is a pipe that is not at its end
// by the deadline. The descriptor stays the caller's.
Result<QByteArray> readWholeFile(int fd, qsizetype maximumBytes,
                                 std::chrono::milliseconds pipeDeadline = kPipeDeadline);

// The same for a descriptor that a stranger passed: of files only those in memory (memfd, tmpfs),
// because on a file system of his own (FUSE) a stranger can let the reader wait for ever.
Result<QByteArray> readPassedFile(int fd, qsizetype maximumBytes,
                                  std::chrono::milliseconds pipeDeadline = kPipeDeadline);

} // namespace Farlan
