// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helperclient.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>
#include <set>

namespace Farlan
{

// Bytes per second, between the last two counts.
struct TunnelRate {
    quint64 received = 0;
    quint64 sent = 0;

    bool operator==(const TunnelRate &) const = default;
};

struct TunnelCount {
    InterfaceStatistics statistics;
    std::optional<TunnelRate> rate; // none after the first count

    bool operator==(const TunnelCount &) const = default;
};

// None for counters that have begun again, or no time.
std::optional<TunnelRate> rateBetween(const InterfaceStatistics &before,
                                      const InterfaceStatistics &now,
                                      std::chrono::milliseconds elapsed);

// Asks for the counters of tunnels while somebody looks, and not at all otherwise. A tunnel is not
// asked again before it has answered.
class TunnelCounters final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelCounters)

public:
    explicit TunnelCounters(HelperClient &client,
                            std::chrono::milliseconds interval = std::chrono::seconds(1),
                            QObject *parent = nullptr);
    ~TunnelCounters() override;

    // When it ends, all counts are forgotten: nobody shall be shown what is old.
    void setCounting(bool on);
    // By path: those that have an interface.
    void setTunnels(const std::set<QString> &paths);

    // None while not counting, and before the first answer.
    std::optional<TunnelCount> countOf(const QString &path) const;

signals:
    void counted(const QString &path);

private:
    struct Sample {
        TunnelCount count;
        std::chrono::milliseconds at; // on m_clock
    };

    void countAll();
    void ask(const QString &path);
    void onAnswered(const QString &path, const Result<InterfaceStatistics> &statistics);
    void startOrStop();

    HelperClient &m_client;
    QTimer m_timer; // runs only while counting, and while there is something to count
    QElapsedTimer m_clock;
    std::set<QString> m_paths;
    std::set<QString> m_asked;
    std::map<QString, Sample> m_samples;
    bool m_isCounting = false;
};

} // namespace Farlan
