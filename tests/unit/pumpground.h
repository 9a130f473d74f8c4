// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/framepump.h"
#include "pump/frames/framelayout.h"
#include "pump/frames/records.h"
#include "testframes.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocketHandshakeOptions>
#include <QWebSocketServer>

#include <sys/socket.h>

#include <array>

// A FramePump between a WebSocket on the loopback and a stand-in for a TAP.
namespace PumpGround
{

using namespace Farlan;
using namespace Qt::StringLiterals;

inline const QByteArray kHeader(OffloadHeader::kBytes, '\0');

inline QByteArray bytesOf(const OffloadHeader &header)
{
    QByteArray bytes(OffloadHeader::kBytes, Qt::Uninitialized);
    header.write(bytes.data());
    return bytes;
}

inline QByteArray recordOf(const OffloadHeader &header, const QByteArray &frame)
{
    QByteArray length(Record::kLengthBytes, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(OffloadHeader::kBytes + frame.size()), length.data());
    return length + bytesOf(header) + frame;
}

// Two connected WebSockets on the loopback.
struct Wire {
    QWebSocketServer server{ u"test"_s, QWebSocketServer::NonSecureMode };
    std::unique_ptr<QWebSocket> client = std::make_unique<QWebSocket>();
    std::unique_ptr<QWebSocket> peer; // the server's end, a plain QWebSocket

    bool connect(const QStringList &subprotocols = {})
    {
        QSignalSpy arrived(&server, &QWebSocketServer::newConnection);
        QSignalSpy connected(client.get(), &QWebSocket::connected);
        if (!server.listen(QHostAddress::LocalHost)) {
            return false;
        }
        QWebSocketHandshakeOptions options;
        options.setSubprotocols(subprotocols);
        server.setSupportedSubprotocols(subprotocols);
        client->open(server.serverUrl(), options);
        if (!arrived.wait() || (connected.isEmpty() && !connected.wait())) {
            return false;
        }
        peer.reset(server.nextPendingConnection());
        return peer != nullptr;
    }
};

// A TAP's stand-in: a socket pair that keeps the limits between frames.
struct Tap {
    UniqueFd kernel;
    UniqueFd pump;

    Tap()
    {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends.data()) == 0) {
            kernel.reset(ends[0]);
            pump.reset(ends[1]);
        }
    }

    bool send(const QByteArray &frame, const OffloadHeader &header = {})
    {
        const QByteArray bytes = bytesOf(header) + frame;
        return write(kernel.get(), bytes.constData(), static_cast<size_t>(bytes.size())) >= 0;
    }

    // With its vnet header; null: none is there.
    QByteArray receive()
    {
        QByteArray bytes(70000, Qt::Uninitialized);
        const ssize_t length = read(kernel.get(), bytes.data(), static_cast<size_t>(bytes.size()));
        return length < 0 ? QByteArray() : bytes.first(length);
    }

    QByteArray receiveSoon()
    {
        QByteArray frame;
        return QTest::qWaitFor([&] { return !(frame = receive()).isNull(); }) ? frame
                                                                              : QByteArray();
    }
};

inline QByteArray frameOf(qsizetype size, char content)
{
    return QByteArray(size, content);
}

inline std::unique_ptr<FramePump> pump(Wire &wire, Tap &tap, int mtu = 1500,
                                       Offloads offloads = TestFrames::kAllOffloads)
{
    QTcpSocket *socket = wire.client->findChild<QTcpSocket *>();
    auto link = std::make_unique<Link>(std::move(wire.client), *socket, Link::Role::Client);
    return std::make_unique<FramePump>(
        std::move(link), std::move(tap.pump),
        FramePump::Interface{ QStringLiteral("tap0"), mtu, offloads });
}

inline bool connectSuperframes(Wire &wire)
{
    return wire.connect({ QString::fromLatin1(kSuperframeProtocol) });
}

} // namespace PumpGround
