// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/authorization.h"
#include "broker/service/buscall.h"
#include "broker/service/callers.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace Farlan
{

// The requests that polkit is being asked about; root's need no answer. A caller who leaves takes
// his along.
class Permissions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Permissions)

public:
    // Of one user: a tray may open all tunnels at once, but nobody wants to see that many windows.
    static constexpr int kMostRequests = 32;
    static constexpr int kMostOpenQuestions = 4; // that a person is being asked
    // Of all users: polkit's connection may wait for 128 answers, and some must go to those who
    // need no person.
    static constexpr int kMostOpenQuestionsOfAll = 64;

    using Then = std::function<void(const Result<Authorized> &)>;

    Permissions(Authority &authority, Callers &callers, QObject *parent = nullptr);
    ~Permissions() override;

    // `then` is called once, unless the caller leaves. Too many at a time are refused at once.
    // Returns a number for withdraw().
    quint64 request(const BusCall &call, const std::vector<Question> &questions, const Then &then);
    // Nobody needs the answer any more: `then` is called with the reason, unless it was.
    void withdraw(quint64 number, const Error &reason);

    bool isIdle() const { return m_requests.empty(); }

signals:
    void emptied(); // nobody waits any more

private:
    struct Request {
        quint64 number;
        uid_t uid;
        QString busName;
        std::unique_ptr<Authorization> authorization;
        Then then;
    };

    void answer(quint64 number, const Result<Authorized> &result);
    void cancel(const QString &busName);
    Result<void> checkOpenQuestions(uid_t uid) const;

    Authority &m_authority;
    quint64 m_requested = 0;
    std::vector<Request> m_requests;
};

} // namespace Farlan
