// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace Farlan
{

// Hears from logind when this machine wakes up (org.freedesktop.login1(5), PrepareForSleep). Where
// there is no logind, never.
class SleepWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SleepWatcher)

public:
    explicit SleepWatcher(QDBusConnection bus, QObject *parent = nullptr);
    ~SleepWatcher() override;

signals:
    void wokeUp();

private slots:
    void onPrepareForSleep(bool start);
};

} // namespace Farlan
