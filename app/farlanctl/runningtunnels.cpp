// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/runningtunnels.h"

#include <QDir>
#include <QFile>

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::seconds kPatience = 2s; // for a helper that hangs

UniqueFd connectTo(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<size_t>(name.size()) >= sizeof(address.sun_path)) {
        return {};
    }
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    UniqueFd socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket
        || connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof(address))
            != 0) {
        return {}; // of a helper that has ended
    }
    return socket;
}

} // namespace

RunningTunnels::RunningTunnels(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &RunningTunnels::finish);
}

RunningTunnels::~RunningTunnels() = default;

void RunningTunnels::find()
{
    const QDir directory(QString::fromLatin1(kRunDirectory));
    for (const QString &instance : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        ask(directory.filePath(instance + QLatin1Char('/')
                               + QString::fromLatin1(kControlSocketName)));
    }
    m_patience.start(m_asked.empty() ? 0s : kPatience);
}

void RunningTunnels::ask(const QString &socketPath)
{
    UniqueFd socket = connectTo(socketPath);
    if (!socket) {
        return;
    }
    auto helper = std::make_unique<MessageChannel>(std::move(socket));
    MessageChannel *address = helper.get();
    connect(address, &MessageChannel::received, this,
            [this, address](const QJsonObject &json) { onAnswered(address, json); });
    connect(address, &MessageChannel::closed, this, [this, address] { onGone(address); });
    address->send(encode(CallerMessage(GetStatus{})));
    m_asked.push_back(std::move(helper));
}

// What does not fit, or is of another network namespace, is not ours to show.
void RunningTunnels::onAnswered(MessageChannel *helper, const QJsonObject &json)
{
    std::unique_ptr<MessageChannel> answered = settle(helper);
    const std::optional<StatusReport> report = decodeStatusReport(json);
    if (report && report->networkNamespace == ownNetworkNamespace()) {
        m_tunnels.push_back(RunningTunnel{ *report, std::move(answered) });
    } else {
        answered.release()->deleteLater(); // we are in its signal
    }
    if (m_asked.empty()) {
        m_patience.start(0s);
    }
}

void RunningTunnels::onGone(MessageChannel *helper)
{
    settle(helper).release()->deleteLater(); // we are in its signal
    if (m_asked.empty()) {
        m_patience.start(0s);
    }
}

std::unique_ptr<MessageChannel> RunningTunnels::settle(MessageChannel *helper)
{
    const auto found = std::find_if(m_asked.begin(), m_asked.end(),
                                    [helper](const auto &one) { return one.get() == helper; });
    helper->disconnect(this);
    std::unique_ptr<MessageChannel> settled = std::move(*found);
    m_asked.erase(found);
    return settled;
}

void RunningTunnels::finish()
{
    m_asked.clear();
    std::sort(m_tunnels.begin(), m_tunnels.end(), [](const auto &a, const auto &b) {
        return a.report.status.device < b.report.status.device;
    });
    emit found();
}

} // namespace Farlan
