// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/helper/probeprocess.h"
#include "base/signalwatcher.h"

#include <QJsonArray>
#include <QObject>

namespace Farlan
{

// `farlanctl test`: goes the way to a server as a client does, and says how each step went.
class TestCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestCommand)

public:
    // `ending` watches the signals that end the test.
    TestCommand(const TunnelRequest &request, bool json, SignalWatcher &ending,
                QObject *parent = nullptr);
    ~TestCommand() override;

    void start();

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void onStep(const ProbeStep &step);
    void onEnded(const ProbeEnded &result);
    void finish(ExitCode code);

    TunnelRequest m_request;
    const bool m_json;
    ProbeProcess m_probe;
    QJsonArray m_steps;
    bool m_finished = false;
};

} // namespace Farlan
