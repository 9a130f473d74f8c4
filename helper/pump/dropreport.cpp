// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/dropreport.h"

#include <utility>

using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kGatherFor = 250ms; // each port tells once a second

} // namespace

DropReport::DropReport(MessageChannel &channel, QObject *parent)
    : QObject(parent)
    , m_channel(channel)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGatherFor);
    m_soon.callOnTimeout(this, &DropReport::tellSoon);
}

DropReport::~DropReport() = default;

void DropReport::add(const FramesDropped &dropped)
{
    for (const auto &[port, more] : dropped.ports) {
        m_untold[port] += more;
    }
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void DropReport::tellOf(qint64 port)
{
    if (const auto untold = m_untold.extract(port)) {
        m_channel.send(encode(FramesDropped{ { { port, untold.mapped() } } }));
    }
}

void DropReport::tellSoon()
{
    if (m_channel.isBusy()) {
        m_soon.start();
    } else {
        tell();
    }
}

void DropReport::tell()
{
    m_soon.stop();
    FramesDropped message;
    for (const auto &[port, more] : std::exchange(m_untold, {})) {
        message.ports.push_back({ port, more });
        if (message.ports.size() == FramesDropped::kMostPorts) {
            m_channel.send(encode(std::exchange(message, {})));
        }
    }
    if (!message.ports.empty()) {
        m_channel.send(encode(message));
    }
}

} // namespace Farlan
