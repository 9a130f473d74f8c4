// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/buscall.h"

#include "contract/errornames.h"

namespace Farlan
{

BusCall::~BusCall()
{
    refuse(Error{ ErrorName::HelperFailed, QStringLiteral("The helper is ending."),
                  QStringLiteral("Try again.") });
}

Interaction BusCall::interaction() const
{
    return m_message.isInteractiveAuthorizationAllowed() ? Interaction::Allowed
                                                         : Interaction::Forbidden;
}

void BusCall::reply(const QVariantList &values)
{
    answer(m_message.createReply(values));
}

void BusCall::refuse(const Error &error)
{
    answer(m_message.createErrorReply(
        error.name,
        error.hint.isEmpty() ? error.message : error.message + QLatin1Char('\n') + error.hint));
}

void BusCall::refuse(QDBusError::ErrorType type, const QString &message)
{
    answer(m_message.createErrorReply(type, message));
}

void BusCall::answer(const QDBusMessage &answer)
{
    if (!m_isAnswered && m_message.isReplyRequired()) {
        m_bus.send(answer);
    }
    m_isAnswered = true;
}

} // namespace Farlan
