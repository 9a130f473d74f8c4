// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace Farlan
{

// Whether the desktop starts Farlan at login: a file in the user's folder "autostart" (Desktop
// Application Autostart Specification). It is read each time, since the desktop's own settings
// change it, too.
class Autostart final
{
public:
    // What is started: our own executable, by its path.
    explicit Autostart(QString program);

    bool isEnabled() const;
    Result<void> setEnabled(bool on) const; // the error is InvalidFile

private:
    QByteArray content() const;

    QString m_program;
};

} // namespace Farlan
