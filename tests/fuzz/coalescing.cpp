// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of plain mode that become fewer and larger before the TAP gets them. Cut again, they must
// be what they were, in the same order.
//
// Input: u8 which MTU, u8 offloads, u8 length of the headers, Ethernet, IP and TCP headers; then
// commands of 4 bytes, each of which is a frame with these headers.
#include "pump/frames/coalescing.h"
#include "fuzzing.h"
#include "plainreading.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"

#include <QByteArray>
#include <QList>
#include <QtEndian>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Farlan;
using Fuzzing::require;
using PlainReading::byteAt;
using PlainReading::Packet;

namespace
{

constexpr std::array kMtus{ 68, 576, 1500, 9000, 65521 };
constexpr qsizetype kCommandBytes = 4;
constexpr qsizetype kMostFrames = 160; // of 1600 bytes, which the catcher's socket has room for

// Of a command.
constexpr int kConnection = 0x03; // which of four
constexpr int kFlush = 0x04; // behind it
constexpr int kRepeat = 0x08; // the sequence of the one before
constexpr int kPush = 0x10;
constexpr int kChange = 0x20; // a byte, before the checksums are made
constexpr int kSpoil = 0x40; // a byte, behind
constexpr int kSameNumber = 0x80; // of IPv4

// A TAP that is a socket.
class Catcher final
{
public:
    Catcher()
    {
        std::array<int, 2> ends{};
        require(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends.data()) == 0);
        const int room = 1 << 20;
        ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
        port.emplace(UniqueFd(ends[0]));
        m_caught.reset(ends[1]);
    }

    QByteArray next()
    {
        const ssize_t size
            = ::read(m_caught.get(), m_buffer.data(), static_cast<size_t>(m_buffer.size()));
        return size > 0 ? m_buffer.first(size) : QByteArray();
    }

    std::optional<TapPort> port;

private:
    UniqueFd m_caught;
    QByteArray m_buffer = QByteArray(TapPort::kLargestPacket + 1, Qt::Uninitialized);
};

// The frames of an input.
class Sender final
{
public:
    explicit Sender(QByteArrayView headers)
        : m_headers(headers.toByteArray())
    {
    }

    QByteArray frame(QByteArrayView command)
    {
        const int what = static_cast<int>(byteAt(command, 0));
        const auto where = static_cast<qsizetype>(byteAt(command, 1));
        const auto how = static_cast<char>(byteAt(command, 2));
        QByteArray frame = m_headers;
        for (qsizetype i = byteAt(command, 3) * 6; i > 0; --i) {
            frame += static_cast<char>(i * 7 + m_count);
        }
        ++m_count;
        const auto ethernet = PlainReading::readEthernet(frame);
        if (!ethernet) {
            return frame;
        }
        putLengths(frame, *ethernet);
        if (const auto packet = PlainReading::readPacket(frame); packet && !packet->isUdp) {
            number(frame, *packet, what);
        }
        if ((what & kChange) != 0 && where < frame.size()) {
            frame[where] = static_cast<char>(frame[where] ^ how);
        }
        putChecksums(frame);
        if ((what & kSpoil) != 0 && where < frame.size()) {
            frame[where] = static_cast<char>(frame[where] ^ how);
        }
        return frame;
    }

private:
    struct Connection {
        quint32 sequence = 0;
        quint32 before = 0; // of the last segment
        quint16 number = 0;
    };

    static void putLengths(QByteArray &frame, const PlainReading::Ethernet &ethernet)
    {
        const bool isIpv6 = ethernet.type == 0x86dd;
        const qsizetype ip = ethernet.network;
        const qsizetype length = frame.size() - ip - (isIpv6 ? 40 : 0);
        if (frame.size() >= ip + 40 && (isIpv6 || ethernet.type == 0x0800)) {
            qToBigEndian(static_cast<quint16>(length), frame.data() + ip + (isIpv6 ? 4 : 2));
        }
    }

    void number(QByteArray &frame, const Packet &packet, int what)
    {
        char *const tcp = frame.data() + packet.transport;
        Connection &connection = m_connections[static_cast<size_t>(what & kConnection)];
        if ((what & kRepeat) != 0) {
            connection.sequence = connection.before;
        }
        connection.before = connection.sequence;
        tcp[1] = static_cast<char>(tcp[1] ^ (what & kConnection));
        qToBigEndian(qFromBigEndian<quint32>(tcp + 4) + connection.sequence, tcp + 4);
        connection.sequence += static_cast<quint32>(frame.size() - packet.payload);
        tcp[13] = static_cast<char>(tcp[13] | ((what & kPush) != 0 ? 8 : 0));
        if (!packet.isIpv6) {
            char *const at = frame.data() + packet.network + 4;
            connection.number
                = static_cast<quint16>(connection.number + ((what & kSameNumber) != 0 ? 0 : 1));
            qToBigEndian(static_cast<quint16>(qFromBigEndian<quint16>(at) + connection.number), at);
        }
    }

    static void putChecksums(QByteArray &frame)
    {
        const std::optional<Packet> packet = PlainReading::readPacket(frame);
        if (!packet) {
            return;
        }
        const auto put = [&frame](qsizetype at, unsigned sum) {
            qToBigEndian(static_cast<quint16>(~sum), frame.data() + at);
        };
        std::memset(frame.data() + packet->checksum(), 0, 2);
        put(packet->checksum(),
            PlainReading::added(
                packet->pseudoSum(frame),
                PlainReading::sumOf(QByteArrayView(frame).sliced(packet->transport))));
        if (!packet->isIpv6) {
            std::memset(frame.data() + packet->network + 10, 0, 2);
            put(packet->network + 10,
                PlainReading::sumOf(QByteArrayView(frame).sliced(
                    packet->network, packet->transport - packet->network)));
        }
    }

    QByteArray m_headers;
    std::array<Connection, kConnection + 1> m_connections;
    int m_count = 0;
};

// Equal but for what nobody reads: which zero a checksum has and, in one that was put together, the
// number of a packet that must not be cut (RFC 6864, 4.1).
bool isSame(QByteArray sent, QByteArray delivered, bool wasJoined)
{
    const std::optional<Packet> packet = PlainReading::readPacket(delivered);
    if (wasJoined && packet && sent.size() == delivered.size()) {
        require(packet->isIpChecksumRight(delivered) && packet->isChecksumRight(delivered));
        for (QByteArray *const frame : { &sent, &delivered }) {
            std::memset(frame->data() + packet->checksum(), 0, 2);
            if (!packet->isIpv6) {
                std::memset(frame->data() + packet->network + 10, 0, 2);
                if ((byteAt(*frame, packet->network + 6) & 0x40) != 0) {
                    std::memset(frame->data() + packet->network + 4, 0, 2);
                }
            }
        }
    }
    return sent == delivered;
}

// What has an order among itself: one connection, in one VLAN. Empty: that is with all others.
QByteArray orderOf(QByteArrayView frame)
{
    const std::optional<Packet> packet = PlainReading::readPacket(frame);
    if (!packet) {
        return {};
    }
    const qsizetype addresses = packet->network + (packet->isIpv6 ? 8 : 12);
    return frame.first(packet->network).toByteArray()
        + frame.sliced(addresses, packet->transport + 4 - addresses).toByteArray()
        + (packet->isUdp ? 'u' : 't');
}

class Ledger final
{
public:
    void send(const QByteArray &frame) { m_sent.append({ frame, orderOf(frame) }); }

    void deliver(const QByteArray &frame, bool wasJoined)
    {
        const QByteArray order = orderOf(frame);
        for (qsizetype i = 0; i < m_sent.size(); ++i) {
            if (isSame(m_sent[i].frame, frame, wasJoined)) {
                m_sent.removeAt(i);
                return;
            }
            // One that was sent before is not there yet.
            require(m_sent[i].order != order && !order.isEmpty() && !m_sent[i].order.isEmpty());
        }
        require(false); // nobody has sent it
    }

    bool isSettled() const { return m_sent.isEmpty(); }

private:
    struct Sent {
        QByteArray frame;
        QByteArray order;
    };
    QList<Sent> m_sent;
};

void collect(Catcher &catcher, Ledger &ledger, Offloads offloads, int mtu)
{
    for (QByteArray packet = catcher.next(); !packet.isNull(); packet = catcher.next()) {
        const OffloadHeader header = OffloadHeader::read(packet.constData());
        const QByteArrayView frame = QByteArrayView(packet).sliced(OffloadHeader::kBytes);
        if (header == OffloadHeader{}) {
            ledger.deliver(frame.toByteArray(), false);
            continue;
        }
        const auto checked = checkOffload(frame, header, offloads, mtu, OffloadSource::Kernel);
        require(checked && checked->header == header && fitsMtu(frame, *checked, mtu));
        require(header.segments != OffloadHeader::kNoSegments);
        require(std::memcmp(&checked->seed, frame.data() + checked->seedAt, 2) == 0);
        for (Segmentation segments(frame, *checked); !segments.atEnd();) {
            ledger.deliver(segments.next().toByteArray(), true);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    QByteArrayView bytes(data, static_cast<qsizetype>(size));
    if (bytes.size() < 3 || bytes.size() < 3 + static_cast<qsizetype>(byteAt(bytes, 2))) {
        return 0;
    }
    const int mtu = kMtus[byteAt(bytes, 0) % kMtus.size()];
    const Offloads offloads = usableOffloads(byteAt(bytes, 1));
    static Catcher catcher;
    Sender sender(bytes.sliced(3, byteAt(bytes, 2)));
    Ledger ledger;
    Coalescing coalescing(*catcher.port, offloads, mtu);
    bytes = bytes.sliced(3 + byteAt(bytes, 2));
    for (qsizetype i = 0; i < kMostFrames && bytes.size() >= kCommandBytes; ++i) {
        const QByteArray frame = sender.frame(bytes);
        if (frame.size() >= kEthernetHeader) {
            ledger.send(frame);
            coalescing.take(frame);
        }
        if ((byteAt(bytes, 0) & kFlush) != 0) {
            coalescing.flush();
        }
        collect(catcher, ledger, offloads, mtu);
        require((byteAt(bytes, 0) & kFlush) == 0 || ledger.isSettled());
        bytes = bytes.sliced(kCommandBytes);
    }
    coalescing.flush();
    collect(catcher, ledger, offloads, mtu);
    require(ledger.isSettled() && catcher.port->notTaken() + catcher.port->refused() == 0);
    return 0;
}
