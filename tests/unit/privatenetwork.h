// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <sched.h>

// The ground of tests that need the kernel: a network namespace of the test's own, and iproute2 to
// look at and change it from the side.
namespace PrivateNetwork
{

// To be called before the first socket is opened. False for who is not root.
inline bool enter()
{
    return ::unshare(CLONE_NEWNET) == 0;
}

inline bool ip(const QString &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    process.start(QStringLiteral("ip"), QProcess::splitCommand(arguments));
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit) {
        return false;
    }
    if (output) {
        *output = process.readAllStandardOutput();
    }
    return process.exitCode() == 0;
}

// As `ip -details` tells it; empty: there is no such link.
inline QJsonObject link(const QString &name)
{
    QByteArray output;
    if (!ip(QStringLiteral("-json -details link show dev ") + name, &output)) {
        return {};
    }
    return QJsonDocument::fromJson(output).array().first().toObject();
}

} // namespace PrivateNetwork
