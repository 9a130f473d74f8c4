// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/controlsocket.h"

#include "contract/errornames.h"

#include <QFile>
#include <QTimer>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace Farlan
{

namespace
{

constexpr int kBacklog = 8;
constexpr auto kPause = std::chrono::seconds(1);

// The directory is root's alone; this is for the day when somebody opens it up.
bool isRoot(int socket)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == 0;
}

} // namespace

Result<std::unique_ptr<ControlSocket>> ControlSocket::create(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    Q_ASSERT(static_cast<size_t>(name.size()) < sizeof(address.sun_path));
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));

    UniqueFd socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const mode_t mask = umask(0077);
    const bool bound = socket
        && bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0
        && listen(socket.get(), kBacklog) == 0;
    const int reason = errno;
    umask(mask);
    if (!bound) {
        return Error{ ErrorName::HelperFailed,
                      QStringLiteral("The socket %1 could not be made: %2.")
                          .arg(path, QString::fromLocal8Bit(std::strerror(reason))) };
    }
    return std::unique_ptr<ControlSocket>(new ControlSocket(std::move(socket)));
}

ControlSocket::ControlSocket(UniqueFd socket)
    : m_socket(std::move(socket))
    , m_notifier(m_socket.get(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ControlSocket::accept);
}

ControlSocket::~ControlSocket() = default;

void ControlSocket::accept()
{
    UniqueFd channel(accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (channel && isRoot(channel.get())) {
        emit connected(channel);
    } else if (!channel && (errno == EMFILE || errno == ENFILE)) {
        m_notifier.setEnabled(false); // trying on would burn a core
        QTimer::singleShot(kPause, this, [this] { m_notifier.setEnabled(true); });
    }
}

} // namespace Farlan
