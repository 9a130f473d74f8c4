// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Farlan
{

enum class Verdict { Ok, Problem, Unknown };

// What somebody who looked for trouble says of one thing.
struct Finding {
    QString check; // for programs: "helper"
    Verdict verdict = Verdict::Unknown;
    QString text;
    QString fix; // what to do; empty when there is nothing to do

    bool operator==(const Finding &) const = default;
};

QString verdictName(Verdict verdict); // "problem"

// What can be seen on this machine at once, without the bus.
Finding checkTunDevice();
QList<Finding> checkModules();
Finding checkTlsLibrary();
Finding checkCertificateStore();
Finding checkResolver();

// Looks the name up, which takes its time: not for the main thread.
Finding checkHost(const QString &host);

} // namespace Farlan
