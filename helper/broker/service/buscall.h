// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "broker/service/authority.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>

#include <sys/types.h>

namespace Farlan
{

// One method call that came over the bus, and its one answer. Who calls is what the bus says, never
// what the message says.
class BusCall final
{
public:
    BusCall(const QDBusConnection &bus, const QDBusMessage &message, uid_t uid)
        : m_bus(bus)
        , m_message(message)
        , m_uid(uid)
    {
    }
    ~BusCall(); // who was forgotten gets an error
    Q_DISABLE_COPY_MOVE(BusCall)

    const QDBusMessage &message() const { return m_message; }
    QString busName() const { return m_message.service(); } // unique, ":1.42"
    uid_t uid() const { return m_uid; }
    Interaction interaction() const;

    // The first answer counts.
    void reply(const QVariantList &values = {});
    void refuse(const Error &error);
    void refuse(QDBusError::ErrorType type, const QString &message);

private:
    void answer(const QDBusMessage &answer);

    QDBusConnection m_bus;
    QDBusMessage m_message;
    uid_t m_uid;
    bool m_isAnswered = false;
};

} // namespace Farlan
