// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace Farlan
{

// Becomes the given user for good: no groups, no capability in any set, no new privileges, not
// dumpable. Called as root, first thing in main(). Ends the process when any of it fails.
void dropPrivileges(uid_t uid, gid_t gid);

// The same for who is not root and stays who they are: no capability, no new privileges, not
// dumpable.
void renouncePrivileges();

// From here on only the system calls that a pump needs, in every thread; any other fails with
// EPERM, because a name service module of the machine's must not kill us. There is no exec, ptrace,
// kill or process_vm, and of ioctl only what sockets and files need: none of TUN's, with which the
// holder of a TAP's descriptor could change its MAC, owner or persistence without any capability.
void restrictSystemCalls();

} // namespace Farlan
