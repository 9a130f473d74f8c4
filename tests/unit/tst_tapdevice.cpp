// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkcontrol.h"
#include "broker/tapdevice.h"
#include "contract/errornames.h"
#include "privatenetwork.h"
#include "testframes.h"

#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/ethtool.h>
#include <linux/if_tun.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <functional>
#include <memory>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

constexpr unsigned kUso4 = 0x20; // TUN_F_USO4: Debian 12's header is older than its kernel may be

// Whether `check` holds in a child process, which may spoil itself for good.
bool holdsInChild(const std::function<bool()> &check)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(check() ? 0 : 1);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Whether the interface gives its reader TCP segments that are not cut yet.
bool leavesSegments(const char *name)
{
    ethtool_value value = { ETHTOOL_GTSO, 0 };
    ifreq request = {};
    qstrncpy(request.ifr_name, name, IFNAMSIZ);
    request.ifr_data = reinterpret_cast<char *>(&value);
    const UniqueFd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    return ::ioctl(socket.get(), SIOCETHTOOL, &request) == 0 && value.data != 0;
}

// As a kernel does that does not know the bit, from now on.
bool refuseOffload(unsigned bit)
{
    const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ALLOW),
                                                                  &seccomp_release);
    return filter
        && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(ioctl), 2,
                            SCMP_A1_32(SCMP_CMP_EQ, TUNSETOFFLOAD),
                            SCMP_A2(SCMP_CMP_MASKED_EQ, bit, bit))
        == 0
        && seccomp_load(filter.get()) == 0;
}

} // namespace

class TestTapDevice final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void hasTheRightFormat();
    void numbersNames();
    void refusesTakenNames();
    void refusesLongNames();
    void setsCarrier();
    void setsOffloads();
    void findsWhatOlderKernelsTake_data();
    void findsWhatOlderKernelsTake();
    void goesWithItsLastDescriptor();
    void tellsWhenNotPermitted_data();
    void tellsWhenNotPermitted();
    void tellsWhenMissing();
};

void TestTapDevice::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    const auto available = checkTunAvailable();
    QVERIFY2(available, qPrintable(available ? QString() : available.error().message));
}

void TestTapDevice::hasTheRightFormat()
{
    const auto tap = TapDevice::create(u"tap0"_s);
    QVERIFY(tap);
    QCOMPARE(tap->name(), u"tap0"_s);
    const QJsonObject details = PrivateNetwork::link(u"tap0"_s);
    QCOMPARE(details[u"ifindex"_s].toInt(), tap->ifindex());
    QCOMPARE(details[u"linkinfo"_s][u"info_data"_s][u"type"_s].toString(), u"tap"_s);

    int headerBytes = 0;
    int littleEndian = 0;
    ifreq request = {};
    QCOMPARE(::ioctl(tap->fd(), TUNGETVNETHDRSZ, &headerBytes), 0);
    QCOMPARE(::ioctl(tap->fd(), TUNGETVNETLE, &littleEndian), 0);
    QCOMPARE(::ioctl(tap->fd(), TUNGETIFF, &request), 0);
    QVERIFY(request.ifr_flags & IFF_VNET_HDR);
    QVERIFY(request.ifr_flags & IFF_NO_PI);
    QVERIFY(!(request.ifr_flags & (IFF_NAPI | IFF_NAPI_FRAGS))); // CVE-2023-3812
    QCOMPARE(headerBytes, 10);
    QCOMPARE(littleEndian, 1);
    QVERIFY(::fcntl(tap->fd(), F_GETFD) & FD_CLOEXEC);
    QVERIFY(::fcntl(tap->fd(), F_GETFL) & O_NONBLOCK);
}

void TestTapDevice::numbersNames()
{
    const auto first = TapDevice::create(u"flp%d"_s);
    const auto second = TapDevice::create(u"flp%d"_s);
    QVERIFY(first && second);
    QCOMPARE(first->name(), u"flp0"_s);
    QCOMPARE(second->name(), u"flp1"_s);
}

void TestTapDevice::refusesTakenNames()
{
    QVERIFY(PrivateNetwork::ip(u"tuntap add dev persistent mode tap"_s)); // could be adopted
    QVERIFY(PrivateNetwork::ip(u"link add bridge0 type bridge"_s));
    for (const QString &name : { u"persistent"_s, u"bridge0"_s, u"lo"_s }) {
        const auto tap = TapDevice::create(name);
        QVERIFY(!tap);
        QCOMPARE(tap.error().name, QString(ErrorName::DeviceExists));
        QVERIFY(tap.error().message.contains(name));
    }
}

void TestTapDevice::refusesLongNames()
{
    const auto tap = TapDevice::create(u"abcdefghijklmnop"_s);
    QVERIFY(!tap);
    QCOMPARE(tap.error().name, QString(ErrorName::InvalidSettings));
    QVERIFY(PrivateNetwork::link(u"abcdefghijklmno"_s).isEmpty());
}

void TestTapDevice::setsCarrier()
{
    auto control = LinkControl::open();
    auto tap = TapDevice::create(u"tap0"_s);
    QVERIFY(control && tap);
    QVERIFY(tap->setCarrier(false));
    QVERIFY(control->setUp(tap->ifindex(), true));
    QVERIFY(!control->find(tap->ifindex())->carrier);
    QVERIFY(tap->setCarrier(true));
    QTRY_VERIFY(control->find(tap->ifindex())->carrier);
    QVERIFY(tap->setCarrier(false));
    QTRY_VERIFY(!control->find(tap->ifindex())->carrier);
}

void TestTapDevice::setsOffloads()
{
    auto tap = TapDevice::create(u"tap0"_s);
    QVERIFY(tap);
    QVERIFY(tap->supportedOffloads().testFlags(Offload::Checksum | Offload::Tso4));
    QVERIFY(!leavesSegments("tap0"));
    tap->setOffloads(Offload::Checksum | Offload::Tso4 | Offload::Tso6);
    QVERIFY(leavesSegments("tap0"));
    tap->setOffloads(Offload::Checksum);
    QVERIFY(!leavesSegments("tap0"));
}

void TestTapDevice::findsWhatOlderKernelsTake_data()
{
    QTest::addColumn<unsigned>("unknown"); // a bit of TUNSETOFFLOAD
    QTest::addColumn<Offloads>("found");
    const Offloads segments = Offload::Checksum | Offload::Tso4 | Offload::Tso6 | Offload::Ecn;
    QTest::newRow("all, before 6.2") << kUso4 << segments;
    QTest::newRow("no segments") << unsigned(TUN_F_TSO4) << Offloads(Offload::Checksum);
    QTest::newRow("none") << unsigned(TUN_F_CSUM) << Offloads();
}

void TestTapDevice::findsWhatOlderKernelsTake()
{
    QFETCH(unsigned, unknown);
    QFETCH(Offloads, found);
    QVERIFY(holdsInChild([=] {
        if (!refuseOffload(unknown)) {
            return false;
        }
        auto tap = TapDevice::create(u"tap0"_s);
        if (!tap || tap->supportedOffloads() != found) {
            return false;
        }
        tap->setOffloads(TestFrames::kAllOffloads); // what the kernel does not know is left out
        return leavesSegments("tap0") == found.testFlag(Offload::Tso4);
    }));
}

void TestTapDevice::goesWithItsLastDescriptor()
{
    auto control = LinkControl::open();
    QVERIFY(control);
    int ifindex = 0;
    UniqueFd duplicate;
    {
        const auto tap = TapDevice::create(u"tap0"_s);
        QVERIFY(tap);
        ifindex = tap->ifindex();
        duplicate = UniqueFd(::fcntl(tap->fd(), F_DUPFD_CLOEXEC, 0));
    }
    QVERIFY(control->find(ifindex));
    QVERIFY(control->remove(ifindex));
    QVERIFY(!control->find(ifindex));
    duplicate.reset();

    const auto again = TapDevice::create(u"tap0"_s);
    QVERIFY(again);
}

void TestTapDevice::tellsWhenNotPermitted_data()
{
    QTest::addColumn<bool>("root");
    QTest::newRow("another user") << false; // may not even open /dev/net/tun everywhere
    QTest::newRow("root without the capability") << true;
}

void TestTapDevice::tellsWhenNotPermitted()
{
    QFETCH(bool, root);
    QVERIFY(holdsInChild([root] {
        // The plain system calls, since glibc's would wait for threads that fork() left behind.
        if (root) {
            __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
            const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
            ::syscall(SYS_capset, &header, none);
        } else {
            ::syscall(SYS_setresgid, 65534, 65534, 65534);
            ::syscall(SYS_setresuid, 65534, 65534, 65534);
        }
        const auto available = checkTunAvailable();
        const auto tap = TapDevice::create(u"tap0"_s);
        return !available && available.error().name == ErrorName::PermissionDenied && !tap
            && tap.error().name == ErrorName::PermissionDenied;
    }));
}

void TestTapDevice::tellsWhenMissing()
{
    QVERIFY(QFile::exists(u"/dev/net/tun"_s));
    QVERIFY(holdsInChild([] {
        if (::unshare(CLONE_NEWNS) < 0
            || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr)
            || ::mount("none", "/dev/net", "tmpfs", 0, nullptr)) {
            return false;
        }
        const auto available = checkTunAvailable();
        return !available && available.error().name == ErrorName::DeviceUnavailable
            && available.error().hint.contains(u"modprobe tun"_s) && !TapDevice::create(u"tap0"_s);
    }));
}

QTEST_GUILESS_MAIN(TestTapDevice)
#include "tst_tapdevice.moc"
