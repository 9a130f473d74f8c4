// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/sleepwatcher.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

SleepWatcher::SleepWatcher(QDBusConnection bus, QObject *parent)
    : QObject(parent)
{
    bus.connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                SLOT(onPrepareForSleep(bool)));
}

SleepWatcher::~SleepWatcher() = default;

void SleepWatcher::onPrepareForSleep(bool start)
{
    if (!start) {
        emit wokeUp();
    }
}

} // namespace Farlan
