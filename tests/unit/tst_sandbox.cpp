// SPDX-License-Identifier: GPL-3.0-or-later
#include "privatenetwork.h"
#include "pump/sandbox.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <functional>
#include <span>
#include <thread>

using namespace Farlan;
using namespace Qt::StringLiterals;

// Each row runs in a process of its own, which is this program again and becomes a pump for good.
namespace
{

constexpr const char *kChild = "--be-child";
constexpr uid_t kId = 60970;
constexpr const char *kNowhere = "/nonexistent/file";

// What the helper hands over.
int tap = -1;
int listener = -1;

struct Row {
    const char *name;
    std::function<long()> act; // below zero: failed, and errno says how
};

ifreq ofTap()
{
    ifreq request = {};
    std::strcpy(request.ifr_name, "tap0");
    return request;
}

long setTapAddress()
{
    ifreq request = ofTap();
    request.ifr_hwaddr.sa_family = ARPHRD_ETHER;
    request.ifr_hwaddr.sa_data[0] = 2;
    return ::ioctl(tap, SIOCSIFHWADDR, &request);
}

long attachTap(unsigned long request = TUNSETIFF)
{
    ifreq parameters = ofTap();
    parameters.ifr_flags = IFF_TAP | IFF_NO_PI;
    return ::ioctl(tap, request, &parameters);
}

int listen()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    return ::listen(socket, 5) == 0 ? socket : -1;
}

long execute()
{
    const std::array<char *, 2> arguments{ const_cast<char *>("true"), nullptr };
    return ::execv("/bin/true", arguments.data());
}

// The plain system call, whose child ends at once.
long clone(unsigned long flags)
{
    const long child = ::syscall(SYS_clone, flags, nullptr, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::_exit(0);
    }
    if (child > 0) {
        ::waitpid(static_cast<pid_t>(child), nullptr, 0); // which has our TAP, too
    }
    return child;
}

long readOwnMemory()
{
    char from = 'x';
    char to = 0;
    const iovec source{ &from, 1 };
    const iovec target{ &to, 1 };
    return ::process_vm_readv(::getpid(), &target, 1, &source, 1, 0);
}

// The kernel looks at 32 bits of the level and the option, of which a filter sees 64.
long linger(unsigned long more = 0)
{
    const struct linger zero = { 1, 0 };
    return ::syscall(SYS_setsockopt, ::socket(AF_INET, SOCK_STREAM, 0), SOL_SOCKET | more,
                     SO_LINGER | more, &zero, sizeof zero);
}

long readLimit()
{
    rlimit limit = {};
    return ::syscall(SYS_prlimit64, 0, RLIMIT_NOFILE, nullptr, &limit);
}

// What root's TAP and the pump's own rights would allow, so that only the filter refuses it.
const auto kRefused = std::to_array<Row>({
    { "TUNSETIFF", [] { return attachTap(); } },
    { "TUNSETIFF with more bits", [] { return attachTap(TUNSETIFF | 1UL << 32); } },
    { "TUNSETPERSIST", [] { return ::ioctl(tap, TUNSETPERSIST, 0); } },
    { "TUNSETOWNER", [] { return ::ioctl(tap, TUNSETOWNER, kId); } },
    { "TUNSETGROUP", [] { return ::ioctl(tap, TUNSETGROUP, kId); } },
    { "TUNSETOFFLOAD", [] { return ::ioctl(tap, TUNSETOFFLOAD, 0); } },
    { "SIOCSIFHWADDR", [] { return setTapAddress(); } },
    { "TIOCSTI", [] { return ::ioctl(STDIN_FILENO, TIOCSTI, "x"); } },
    { "execve", [] { return execute(); } },
    { "execveat", [] { return ::syscall(SYS_execveat, AT_FDCWD, kNowhere, nullptr, nullptr, 0); } },
    { "fork", [] { return clone(SIGCHLD); } },
    { "vfork", [] { return clone(SIGCHLD | CLONE_VFORK); } },
    { "setns", [] { return ::syscall(SYS_setns, tap, 0); } },
    { "unshare", [] { return ::syscall(SYS_unshare, CLONE_FILES); } },
    { "tkill", [] { return ::syscall(SYS_tkill, ::getpid(), 0); } },
    { "process_vm_readv", [] { return readOwnMemory(); } },
    { "prlimit", [] { return readLimit(); } },
    { "mkdir", [] { return ::mkdir(kNowhere, 0700); } },
    { "unlink", [] { return ::unlink(kNowhere); } },
    { "listen", [] { return listen(); } },
    { "SO_LINGER", [] { return linger(); } },
    { "SO_LINGER with more bits", [] { return linger(1UL << 32); } },
    { "AF_ALG", [] { return ::socket(AF_ALG, SOCK_SEQPACKET, 0); } },
#ifndef FARLAN_SANITIZE // which needs these
    { "kill", [] { return ::kill(::getpid(), 0); } },
    { "tgkill", [] { return ::syscall(SYS_tgkill, ::getpid(), ::getpid(), 0); } },
    { "ptrace", [] { return ::ptrace(PTRACE_CONT, ::getpid(), nullptr, nullptr); } },
#endif
});

long startThread()
{
    std::atomic<bool> ran = false;
    std::thread([&ran] { ran = true; }).join();
    return ran ? 0 : -1;
}

long resolve()
{
    addrinfo *found = nullptr;
    const int result = ::getaddrinfo("localhost", "80", nullptr, &found);
    const bool isThere = result == 0 && found;
    if (found) {
        ::freeaddrinfo(found);
    }
    return isThere ? 0 : -1;
}

long readFile()
{
    const int file = ::open("/etc/resolv.conf", O_RDONLY | O_CLOEXEC);
    char byte = 0;
    return file < 0 ? -1 : ::read(file, &byte, 1);
}

long connectToLoopback()
{
    sockaddr_in address = {};
    auto *const name = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::getsockname(listener, name, &size) || ::connect(client, name, size)) {
        return -1;
    }
    const int server = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    char byte = 'x';
    int waiting = 0;
    return ::write(server, &byte, 1) == 1 && ::recv(client, &byte, 1, MSG_PEEK) == 1
            && ::ioctl(client, FIONREAD, &waiting) == 0 && waiting == 1
            && ::read(client, &byte, 1) == 1
        ? 0
        : -1;
}

const auto kAllowed = std::to_array<Row>({
    { "threads", startThread },
    { "getaddrinfo", resolve },
    { "/etc/resolv.conf", readFile },
    { "TCP", connectToLoopback },
});

// The value of a line of /proc/self/status, where a hexadecimal one is no different.
long statusOf(const char *key)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray start = QByteArray(key) + ':';
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(start)) {
            const QByteArray value = line.mid(start.size()).trimmed();
            return value.isEmpty() ? 0 : value.toLong(nullptr, 16);
        }
    }
    return -1;
}

long ids()
{
    std::array<uid_t, 3> uids = {};
    std::array<gid_t, 3> gids = {};
    ::getresuid(&uids[0], &uids[1], &uids[2]);
    ::getresgid(&gids[0], &gids[1], &gids[2]);
    const auto isOurs = [](auto id) { return id == kId; };
    return std::all_of(uids.begin(), uids.end(), isOurs)
        && std::all_of(gids.begin(), gids.end(), isOurs);
}

// What has to be 0 for who has dropped his privileges.
const auto kDropped = std::to_array<Row>({
    { "CapInh", [] { return statusOf("CapInh"); } },
    { "CapPrm", [] { return statusOf("CapPrm"); } },
    { "CapEff", [] { return statusOf("CapEff"); } },
    { "CapBnd", [] { return statusOf("CapBnd"); } },
    { "CapAmb", [] { return statusOf("CapAmb"); } },
    { "Groups", [] { return statusOf("Groups"); } },
    { "NoNewPrivs", [] { return statusOf("NoNewPrivs") - 1; } },
    { "ids", [] { return ids() - 1; } },
    { "setuid", [] { return ::setuid(0) == -1 && errno == EPERM ? 0 : 1; } },
    { "setgid", [] { return ::setgid(0) == -1 && errno == EPERM ? 0 : 1; } },
    { "root's file",
      [] { return ::open("/etc/shadow", O_RDONLY) == -1 && errno == EACCES ? 0 : 1; } },
    { "dumpable", [] { return ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); } },
    { "core",
      [] {
          rlimit limit = {};
          return ::getrlimit(RLIMIT_CORE, &limit) == 0 ? static_cast<long>(limit.rlim_max) : -1;
      } },
});

long act(std::span<const Row> rows, const char *name)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [name](const Row &each) {
        return std::strcmp(each.name, name) == 0;
    });
    if (row == rows.end()) {
        ::_exit(2);
    }
    errno = 0;
    return row->act();
}

// As a child: PROGRAM kChild how row. Writes what came out of it.
[[noreturn]] void beChild(const char *how, const char *row)
{
    tap = ::open("/dev/net/tun", O_RDWR | O_CLOEXEC);
    listener = listen(); // on a port of the kernel's choice
    if (tap < 0 || attachTap() < 0 || listener < 0) {
        ::_exit(3);
    }
    const bool isFiltered = std::strcmp(how, "refused") == 0 || std::strcmp(how, "allowed") == 0;
    const std::array groups{ gid_t{ 4 } };
    ::setgroups(groups.size(), groups.data());
    dropPrivileges(kId, kId);

    std::span<const Row> rows = kRefused;
    if (std::strcmp(how, "allowed") == 0) {
        rows = kAllowed;
    } else if (std::strcmp(how, "dropped") == 0) {
        rows = kDropped;
    }
    // One thread that was there before the filter and one that comes after it.
    std::atomic<bool> isReady = false;
    long early = 0;
    int earlyError = 0;
    std::thread before([&] {
        while (!isReady) {
            std::this_thread::yield();
        }
        early = act(rows, row);
        earlyError = errno;
    });
    if (isFiltered) {
        restrictSystemCalls();
    }
    if (std::strcmp(how, "dropped") == 0) { // in one thread is enough
        isReady = true;
        before.join();
        std::printf("%ld", early);
    } else {
        const long result = act(rows, row);
        const int error = errno;
        isReady = true;
        before.join();
        std::printf("%d %d", result < 0 ? error : 0, early < 0 ? earlyError : 0);
    }
    std::fflush(stdout);
    ::_exit(0);
}

QByteArray outcome(const char *how, const char *row)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.setStandardInputFile(QProcess::nullDevice());
    child.start(QCoreApplication::applicationFilePath(),
                { QLatin1String(kChild), QLatin1String(how), QLatin1String(row) });
    if (!child.waitForFinished() || child.exitStatus() != QProcess::NormalExit) {
        return "crashed or hangs";
    }
    return child.exitCode() == 0 ? child.readAllStandardOutput()
                                 : "exit code " + QByteArray::number(child.exitCode());
}

void addRows(std::span<const Row> rows)
{
    QTest::addColumn<QByteArray>("row");
    for (const Row &row : rows) {
        QTest::newRow(row.name) << QByteArray(row.name);
    }
}

} // namespace

class TestSandbox final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refuses_data() { addRows(kRefused); }
    void refuses();
    void allows_data() { addRows(kAllowed); }
    void allows();
    void drops_data() { addRows(kDropped); }
    void drops();
};

void TestSandbox::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    QVERIFY(PrivateNetwork::ip(u"link set lo up"_s));
}

void TestSandbox::refuses()
{
    QFETCH(QByteArray, row);
    const QByteArray refused = QByteArray::number(EPERM);
    QCOMPARE(outcome("refused", row), refused + ' ' + refused);
    // It is the filter that does it.
    QVERIFY(!outcome("unfiltered", row).startsWith(refused + ' '));
}

void TestSandbox::allows()
{
    QFETCH(QByteArray, row);
    QCOMPARE(outcome("allowed", row), "0 0");
}

void TestSandbox::drops()
{
    QFETCH(QByteArray, row);
    QCOMPARE(outcome("dropped", row), "0");
}

int main(int argc, char *argv[])
{
    if (argc == 4 && std::strcmp(argv[1], kChild) == 0) {
        beChild(argv[2], argv[3]);
    }
    QCoreApplication application(argc, argv);
    TestSandbox test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sandbox.moc"
