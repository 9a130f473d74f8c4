// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/testcommand.h"

#include "app/farlanctl/certificatetext.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"
#include "contract/tunnelstatus.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString lineOf(const ProbeStep &step)
{
    QString line = stateName(step.state).leftJustified(9) + step.step.leftJustified(10);
    if (step.state != ProbeState::Skipped) {
        const QString time = u"%1 ms"_s.arg(step.duration.count());
        return line + step.detail.leftJustified(48) + u' ' + time.rightJustified(8);
    }
    return (line + step.detail).trimmed();
}

} // namespace

TestCommand::TestCommand(const TunnelRequest &request, bool json, SignalWatcher &ending,
                         QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_json(json)
{
    connect(&ending, &SignalWatcher::received, this, [this] { finish(ExitCode::Failure); });
    connect(&m_probe, &ProbeProcess::stepDone, this, &TestCommand::onStep);
    connect(&m_probe, &ProbeProcess::ended, this, &TestCommand::onEnded);
}

TestCommand::~TestCommand() = default;

void TestCommand::start()
{
    if (const Result<void> started = m_probe.start(m_request); !started) {
        onEnded({ started.error(), {} });
    }
}

void TestCommand::onStep(const ProbeStep &step)
{
    if (m_json) {
        m_steps.append(toJson(step));
    } else {
        printLine(lineOf(step));
    }
}

void TestCommand::onEnded(const ProbeEnded &result)
{
    if (m_finished) {
        return;
    }
    if (m_json) {
        QJsonObject json{ { u"schema"_s, kSchema }, { u"steps"_s, m_steps } };
        if (result.error) {
            json.insert(u"error"_s, toJson(*result.error));
        }
        if (result.certificate) {
            json.insert(u"certificate"_s, toJson(*result.certificate));
        }
        printText(jsonText(json));
    }
    if (!result.error) {
        finish(ExitCode::Success);
        return;
    }
    if (result.certificate) {
        printRefusal(*result.error, *result.certificate);
    } else {
        printError(*result.error);
    }
    finish(exitCodeFor(*result.error));
}

void TestCommand::finish(ExitCode code)
{
    if (!std::exchange(m_finished, true)) {
        emit finished(code);
    }
}

} // namespace Farlan
