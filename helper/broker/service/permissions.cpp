// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/permissions.h"

#include "contract/errornames.h"

#include <algorithm>

namespace Farlan
{

namespace
{

Error tooManyRequests(qsizetype count)
{
    return Error{
        ErrorName::LimitReached,
        QStringLiteral("%1 requests of yours are waiting for permission already.").arg(count),
        QStringLiteral("Answer those first.")
    };
}

} // namespace

Permissions::Permissions(Authority &authority, Callers &callers, QObject *parent)
    : QObject(parent)
    , m_authority(authority)
{
    connect(&callers, &Callers::gone, this, &Permissions::cancel);
}

Permissions::~Permissions() = default;

quint64 Permissions::request(const BusCall &call, const std::vector<Question> &questions,
                             const Then &then)
{
    const quint64 number = ++m_requested;
    const uid_t uid = call.uid();
    if (uid == 0) {
        then(Authorized::ofRoot(call.busName(), questions));
        return number;
    }
    const auto open = std::count_if(m_requests.begin(), m_requests.end(),
                                    [uid](const Request &one) { return one.uid == uid; });
    if (open >= kMostRequests) {
        then(tooManyRequests(open));
        return number;
    }
    auto authorization = std::make_unique<Authorization>(m_authority, call.busName(), questions,
                                                         call.interaction());
    authorization->setGate([this, uid] { return checkOpenQuestions(uid); });
    connect(authorization.get(), &Authorization::finished, this,
            [this, number](const Result<Authorized> &result) { answer(number, result); });
    Authorization *address = authorization.get();
    m_requests.push_back(Request{ number, uid, call.busName(), std::move(authorization), then });
    address->start();
    return number;
}

void Permissions::withdraw(quint64 number, const Error &reason)
{
    answer(number, reason);
}

void Permissions::answer(quint64 number, const Result<Authorized> &result)
{
    const auto found = std::find_if(m_requests.begin(), m_requests.end(),
                                    [number](const Request &one) { return one.number == number; });
    if (found == m_requests.end()) {
        return;
    }
    const Request request = std::move(*found); // whose signal this may be: see Authorization
    m_requests.erase(found);
    request.then(result);
    if (isIdle()) {
        emit emptied();
    }
}

Result<void> Permissions::checkOpenQuestions(uid_t uid) const
{
    const auto asking
        = std::count_if(m_requests.begin(), m_requests.end(), [uid](const Request &one) {
              return one.uid == uid && one.authorization->isAskingPerson();
          });
    if (asking >= kMostOpenQuestions) {
        return tooManyRequests(asking);
    }
    const auto askingAll
        = std::count_if(m_requests.begin(), m_requests.end(),
                        [](const Request &one) { return one.authorization->isAskingPerson(); });
    if (askingAll >= kMostOpenQuestionsOfAll) {
        return Error{ ErrorName::LimitReached,
                      QStringLiteral("Too many people are being asked for their password now."),
                      QStringLiteral("Try again later.") };
    }
    return {};
}

void Permissions::cancel(const QString &busName)
{
    const auto cancelled = std::erase_if(
        m_requests, [&busName](const Request &request) { return request.busName == busName; });
    if (cancelled > 0 && isIdle()) {
        emit emptied();
    }
}

} // namespace Farlan
