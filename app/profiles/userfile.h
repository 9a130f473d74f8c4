// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/userlist.h"
#include "app/savedfile.h"

#include <functional>

// The files behind a server's `htpasswd`, of Farlan's own or anybody's making. Errors are
// InvalidFile, and name the file.
namespace Farlan
{

enum class IfMissing { Refuse, Begin }; // Begin: as if it were empty

Result<UserList> readUserFile(const QString &path, IfMissing ifMissing);

using UserChange = std::function<Result<void>(UserList &users)>;

// Reads the file and writes it anew as `change` leaves it, while others wait; nothing is written if
// that fails. Mode, owner and group stay; a new file is its owner's alone. A link is followed to a
// file of its own owner only: who can make links in a folder cannot have others' files changed.
Result<void> changeUserFile(const QString &path, IfMissing ifMissing, const UserChange &change,
                            std::chrono::milliseconds patience = kLockPatience);

} // namespace Farlan
