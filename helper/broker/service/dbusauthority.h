// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/authority.h"

#include <QDBusConnection>

namespace Farlan
{

// Asks polkit through its own D-Bus interface.
class DBusAuthority final : public Authority
{
public:
    explicit DBusAuthority(const QDBusConnection &systemBus);

    [[nodiscard]] std::unique_ptr<PendingQuestion> ask(const QString &busName,
                                                       const Question &question,
                                                       Interaction interaction,
                                                       Reply reply) override;

private:
    QDBusConnection m_bus;
    quint64 m_asked = 0; // numbers the cancellation ids
};

} // namespace Farlan
