// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"

#include <QDateTime>
#include <QObject>

#include <deque>
#include <map>

namespace Farlan
{

struct TunnelLogEntry {
    QDateTime time; // UTC
    QString text; // one line, in the words of the helper's log

    bool operator==(const TunnelLogEntry &) const = default;
};

// What has become of each tunnel, one entry for each change of its state, in memory alone. It
// knows what has happened since it was made, of tunnels that are in the model.
class TunnelLog final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelLog)

public:
    static constexpr size_t kMostEntries = 500; // of one tunnel: a bad night of new tries

    // The model has to outlive it.
    explicit TunnelLog(TunnelModel &model, QObject *parent = nullptr);
    ~TunnelLog() override;

    // The oldest first.
    std::deque<TunnelLogEntry> entriesOf(const TunnelRow &row) const;

signals:
    // The last entry of this row is new. If there are kMostEntries, the first may have gone.
    void logged(int row);

private:
    struct Log {
        std::optional<TunnelStatus> status; // at the last entry
        bool isAsking = false;
        std::deque<TunnelLogEntry> entries;
    };

    void onChanged(int first, int last);
    void follow(int number); // of a row
    void forgetRemoved();

    TunnelModel &m_model;
    std::map<QString, Log> m_logs;
};

} // namespace Farlan
