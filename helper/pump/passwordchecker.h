// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/admission.h"
#include "pump/htpasswd.h"

#include <QFuture>
#include <QHostAddress>
#include <QThreadPool>

#include <memory>

namespace Farlan
{

// Checks passwords off the event loops, since a good hash takes long, and tells the throttle how it
// went, also if the visitor has left meanwhile. Thread-safe.
class PasswordChecker final
{
public:
    PasswordChecker(Htpasswd users, Admission &admission);
    ~PasswordChecker();
    Q_DISABLE_COPY_MOVE(PasswordChecker)

    // The check holds the visitor's place, so that Admission bounds what waits here, too.
    QFuture<bool> check(const QHostAddress &source, const QByteArray &user,
                        const QByteArray &password,
                        const std::shared_ptr<Admission::Ticket> &place);

private:
    const Htpasswd m_users;
    Admission &m_admission;
    QThreadPool m_pool;
};

} // namespace Farlan
