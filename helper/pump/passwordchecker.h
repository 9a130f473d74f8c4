// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/htpasswd.h"

#include <QFuture>
#include <QThreadPool>

namespace Farlan
{

// Checks passwords off the event loops, since a good hash takes long. Thread-safe. What waits is
// bounded by Admission::kMaximumVisitors.
class PasswordChecker final
{
public:
    explicit PasswordChecker(Htpasswd users);
    ~PasswordChecker();
    Q_DISABLE_COPY_MOVE(PasswordChecker)

    QFuture<bool> check(const QByteArray &user, const QByteArray &password);

private:
    const Htpasswd m_users;
    QThreadPool m_pool;
};

} // namespace Farlan
