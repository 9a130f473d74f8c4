// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/sandbox.h"

#include "base/secrecy.h"

#include <linux/capability.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <seccomp.h>

#include <grp.h>
#include <netinet/in.h>
#include <sched.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace Farlan
{

namespace
{

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "farlan-pump: %s: %s\n", what, std::strerror(errno));
    std::_Exit(EXIT_FAILURE);
}

void require(bool success, const char *what)
{
    if (!success) {
        giveUp(what);
    }
}

void dropCapabilities()
{
    __user_cap_header_struct header{ _LINUX_CAPABILITY_VERSION_3, 0 };
    std::array<__user_cap_data_struct, 2> none{};
    require(syscall(SYS_capset, &header, none.data()) == 0, "capset");
}

// What Qt, OpenSSL and glibc 2.36…2.41 were seen to use while a tunnel comes up, runs, loses its
// peer and ends, with the variants that other versions of them choose.
// clang-format off
constexpr auto kAllowed = std::to_array<int>({
    // descriptors and sockets
    SCMP_SYS(accept4), SCMP_SYS(bind), SCMP_SYS(close), SCMP_SYS(connect), SCMP_SYS(dup),
    SCMP_SYS(dup2), SCMP_SYS(dup3), SCMP_SYS(fcntl), SCMP_SYS(getpeername), SCMP_SYS(getsockname),
    SCMP_SYS(getsockopt), SCMP_SYS(lseek), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(pread64),
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(recvfrom), SCMP_SYS(recvmmsg), SCMP_SYS(recvmsg),
    SCMP_SYS(sendmmsg), SCMP_SYS(sendmsg), SCMP_SYS(sendto),
    SCMP_SYS(shutdown), SCMP_SYS(socketpair), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(eventfd2), SCMP_SYS(memfd_create),
    // waiting
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_wait), SCMP_SYS(futex),
    SCMP_SYS(gettimeofday), SCMP_SYS(nanosleep), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(pselect6), SCMP_SYS(select), SCMP_SYS(timerfd_create), SCMP_SYS(timerfd_settime),
    SCMP_SYS(time),
    // reading files: certificates, resolv.conf, name service modules
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(fstat), SCMP_SYS(fstatfs),
    SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(open),
    SCMP_SYS(openat), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(stat), SCMP_SYS(statfs),
    SCMP_SYS(statx),
    // memory and threads
    SCMP_SYS(arch_prctl), SCMP_SYS(brk), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(getcpu),
    SCMP_SYS(get_robust_list), SCMP_SYS(madvise), SCMP_SYS(mmap), SCMP_SYS(mprotect),
    SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(prctl), SCMP_SYS(rseq),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler),
    SCMP_SYS(sched_get_priority_max), SCMP_SYS(sched_get_priority_min), SCMP_SYS(sched_yield),
    SCMP_SYS(set_robust_list), SCMP_SYS(set_tid_address),
    // signals, of which none is sent to others
    SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    // who and where we are
    SCMP_SYS(getegid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getpid), SCMP_SYS(getppid),
    SCMP_SYS(getrandom), SCMP_SYS(getresgid), SCMP_SYS(getresuid), SCMP_SYS(getrusage),
    SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(sysinfo), SCMP_SYS(uname),
#ifdef FARLAN_SANITIZE
    // AddressSanitizer's own
    SCMP_SYS(sched_setaffinity), SCMP_SYS(setrlimit), SCMP_SYS(personality), SCMP_SYS(ptrace),
    SCMP_SYS(wait4), SCMP_SYS(kill), SCMP_SYS(tgkill),
#endif
});
// clang-format on

// The kernel looks at the lower half of these arguments only.
constexpr scmp_datum_t kLow = 0xffffffff;
// Not SO_LINGER: with it whoever closes a socket that we passed on would have to wait.
constexpr auto kAllowedSocketOptions
    = std::to_array<unsigned int>({ SO_BROADCAST, SO_KEEPALIVE, SO_OOBINLINE, SO_RCVBUF,
                                    SO_RCVTIMEO, SO_REUSEADDR, SO_SNDBUF, SO_SNDTIMEO });
constexpr auto kAllowedIoctls = std::to_array<unsigned long>({ FIONREAD, FIONBIO, TCGETS });

} // namespace

void dropPrivileges(uid_t uid, gid_t gid)
{
    // CAP_SETPCAP is needed for this, so it comes first.
    for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; ++capability) {
        require(prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0, "capability bounding set");
    }
    require(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0, "ambient capabilities");
    require(setgroups(0, nullptr) == 0, "setgroups");
    require(setresgid(gid, gid, gid) == 0, "setresgid");
    require(setresuid(uid, uid, uid) == 0, "setresuid");
    dropCapabilities();
    require(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
    keepMemoryPrivate(); // after the change of user, which undoes it
    require(setuid(0) != 0, "root could be regained");
}

void renouncePrivileges()
{
    require(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0, "ambient capabilities");
    dropCapabilities();
    require(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
    keepMemoryPrivate();
}

void restrictSystemCalls()
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    require(filter != nullptr, "seccomp");
    require(seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0, "seccomp for all threads");
    for (const int call : kAllowed) {
        require(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0, "seccomp rule");
    }
    for (const unsigned long request : kAllowedIoctls) {
        require(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1,
                                 SCMP_A1(SCMP_CMP_MASKED_EQ, kLow, request))
                    == 0,
                "seccomp ioctl rule");
    }
    for (const unsigned int level : { IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP }) {
        require(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(setsockopt), 1,
                                 SCMP_A1(SCMP_CMP_MASKED_EQ, kLow, level))
                    == 0,
                "seccomp setsockopt rule");
    }
    for (const unsigned int option : kAllowedSocketOptions) {
        require(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(setsockopt), 2,
                                 SCMP_A1(SCMP_CMP_MASKED_EQ, kLow, SOL_SOCKET),
                                 SCMP_A2(SCMP_CMP_MASKED_EQ, kLow, option))
                    == 0,
                "seccomp setsockopt rule");
    }
    for (const unsigned int family : { AF_INET, AF_INET6, AF_UNIX, AF_NETLINK }) {
        require(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1,
                                 SCMP_A0(SCMP_CMP_EQ, family))
                    == 0,
                "seccomp socket rule");
    }
    // Threads but no processes. clone3() hides its flags in memory: glibc then uses clone().
    require(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                             SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD))
                == 0,
            "seccomp clone rule");
    require(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0,
            "seccomp clone3 rule");
    require(seccomp_load(filter) == 0, "seccomp load");
    seccomp_release(filter);
}

} // namespace Farlan
