// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnelcounters.h"

#include <QPointer>

namespace Farlan
{

std::optional<TunnelRate> rateBetween(const InterfaceStatistics &before,
                                      const InterfaceStatistics &now,
                                      std::chrono::milliseconds elapsed)
{
    if (elapsed.count() <= 0 || now.receivedBytes < before.receivedBytes
        || now.sentBytes < before.sentBytes) {
        return std::nullopt;
    }
    const double seconds = std::chrono::duration<double>(elapsed).count();
    const auto perSecond = [seconds](quint64 bytes) {
        return static_cast<quint64>(static_cast<double>(bytes) / seconds);
    };
    return TunnelRate{ perSecond(now.receivedBytes - before.receivedBytes),
                       perSecond(now.sentBytes - before.sentBytes) };
}

TunnelCounters::TunnelCounters(HelperClient &client, std::chrono::milliseconds interval,
                               QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_clock.start();
    m_timer.setInterval(interval);
    m_timer.callOnTimeout(this, &TunnelCounters::countAll);
}

TunnelCounters::~TunnelCounters() = default;

void TunnelCounters::setCounting(bool on)
{
    m_isCounting = on;
    if (!on) {
        m_samples.clear();
    }
    startOrStop();
}

void TunnelCounters::setTunnels(const std::set<QString> &paths)
{
    m_paths = paths;
    std::erase_if(m_samples,
                  [this](const auto &sample) { return !m_paths.contains(sample.first); });
    startOrStop();
}

void TunnelCounters::startOrStop()
{
    const bool shallRun = m_isCounting && !m_paths.empty();
    if (!shallRun) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
        countAll();
    }
}

std::optional<TunnelCount> TunnelCounters::countOf(const QString &path) const
{
    const auto sample = m_samples.find(path);
    return sample == m_samples.end() ? std::nullopt : std::optional(sample->second.count);
}

void TunnelCounters::countAll()
{
    for (const QString &path : m_paths) {
        if (m_asked.insert(path).second) {
            ask(path);
        }
    }
}

void TunnelCounters::ask(const QString &path)
{
    m_client.fetchStatistics(
        path, [self = QPointer(this), path](const Result<InterfaceStatistics> &statistics) {
            if (self) {
                self->onAnswered(path, statistics);
            }
        });
}

void TunnelCounters::onAnswered(const QString &path, const Result<InterfaceStatistics> &statistics)
{
    m_asked.erase(path);
    if (!m_isCounting || !m_paths.contains(path)) {
        return;
    }
    const auto before = m_samples.find(path);
    if (!statistics) { // no interface just now, or no helper
        if (before != m_samples.end()) {
            m_samples.erase(before);
            emit counted(path);
        }
        return;
    }
    Sample now{ { *statistics, std::nullopt }, std::chrono::milliseconds(m_clock.elapsed()) };
    if (before != m_samples.end()) {
        const Sample &last = before->second;
        now.count.rate = rateBetween(last.count.statistics, *statistics, now.at - last.at);
    }
    m_samples.insert_or_assign(path, now);
    emit counted(path);
}

} // namespace Farlan
