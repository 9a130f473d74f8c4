// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/terminalagent.h"

#include "app/farlanctl/loginsession.h"
#include "base/signalwatcher.h"

#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

const QString kProgram = u"/usr/bin/pkttyagent"_s;
constexpr auto kPatience = 5s; // for polkit, which may not answer at all
constexpr int kEnding = 1000; // ms

// PID,STARTTIME: with the time, nobody who gets this pid later is taken for us.
QString ownProcess()
{
    const QString pid = QString::number(getpid());
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return pid;
    }
    const QByteArray stat = file.readAll();
    // The name, in parentheses, may have spaces; the time is the 20th field behind it.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 19 ? u"%1,%2"_s.arg(pid, QString::fromLatin1(fields.at(19))) : pid;
}

} // namespace

bool TerminalAgent::canAsk()
{
    return geteuid() != 0 && isatty(STDIN_FILENO) && QFileInfo(kProgram).isExecutable();
}

TerminalAgent::TerminalAgent(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &TerminalAgent::settle);
    connect(&m_process, &QProcess::finished, this, &TerminalAgent::settle);
    connect(&m_process, &QProcess::errorOccurred, this, &TerminalAgent::settle);
}

TerminalAgent::~TerminalAgent()
{
    m_process.disconnect(this);
    stop();
    // In the middle of a question it makes the terminal show again what is typed.
    if (m_process.state() != QProcess::NotRunning) {
        m_process.waitForFinished(kEnding);
    }
}

void TerminalAgent::start(const std::function<void()> &done)
{
    if (m_process.state() == QProcess::NotRunning && canAsk()) {
        launch();
    }
    if (m_patience.isActive()) {
        m_waiting.push_back(done);
    } else {
        done();
    }
}

void TerminalAgent::launch()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return;
    }
    m_notice.reset(ends[0]);
    const UniqueFd theirs(ends[1]);
    m_registered = std::make_unique<QSocketNotifier>(m_notice.get(), QSocketNotifier::Read);
    connect(m_registered.get(), &QSocketNotifier::activated, this, &TerminalAgent::settle);
    m_process.setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice()); // it speaks to the terminal itself
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([parent = getpid(), theirs = theirs.get()] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) {
            _exit(1); // the parent has died before that
        }
        SignalWatcher::unblockAll();
        fcntl(theirs, F_SETFD, 0);
    });
    m_patience.start(kPatience);
    QStringList arguments{ u"--process"_s, ownProcess(), u"--notify-fd"_s,
                           QString::number(theirs.get()) };
    // polkit passes a fallback over where it knows no session; nor is there another agent then.
    if (!ownSession().isEmpty()) {
        arguments += u"--fallback"_s;
    }
    m_process.start(kProgram, arguments);
}

void TerminalAgent::settle()
{
    m_patience.stop();
    if (m_registered) {
        m_registered->setEnabled(false);
        m_registered.release()->deleteLater(); // we are in its signal
        m_notice.reset();
    }
    for (const auto &done : std::exchange(m_waiting, {})) {
        done();
    }
}

void TerminalAgent::stop()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
    }
}

} // namespace Farlan
