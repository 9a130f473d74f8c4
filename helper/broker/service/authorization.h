// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/authority.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace Farlan
{

// Proof that polkit has said yes to all that one request needs, or need not be asked. What needs a
// permission takes one, and nobody else can make it. It is for one request and cannot be copied, so
// it is not kept for the next.
class Authorized final
{
public:
    Authorized(Authorized &&) = default;
    Authorized &operator=(Authorized &&) = default;
    Authorized(const Authorized &) = delete;
    Authorized &operator=(const Authorized &) = delete;
    ~Authorized() = default;

    // Whether it is for this caller's request, and for all of this.
    bool covers(const QString &busName, const std::vector<Question> &questions) const;

private:
    friend class Authorization;
    friend class Permissions;
    // polkit lets root do everything (polkit(8)), so root can go on where there is none.
    static Authorized ofRoot(const QString &busName, const std::vector<Question> &questions);
    Authorized(QString busName, QStringList actions)
        : m_busName(std::move(busName))
        , m_actions(std::move(actions))
    {
    }

    QString m_busName;
    QStringList m_actions;
};

// Finds out whether a caller may do what one request needs. First all questions are asked at once,
// without bothering anybody. One refusal is enough to deny. Then, if the caller allows it, a person
// is asked what is still missing, one question after the other. Whatever is not a clear yes denies.
//
// Its deletion cancels everything, and finished() is not emitted any more: delete it when the
// caller leaves the bus.
class Authorization final : public QObject
{
    Q_OBJECT

public:
    struct Deadlines {
        // polkit's own, which stops a rule after 15 s (RUNAWAY_KILLER_TIMEOUT in its
        // polkitbackendcommon.h). Once in a while its release 122 takes these 15 s for nothing: it
        // may miss that the rule has ended.
        std::chrono::milliseconds answer = std::chrono::seconds(20);
        // A person's, for each question: finding a password takes a while.
        std::chrono::milliseconds person = std::chrono::minutes(5);
    };

    Authorization(Authority &authority, QString busName, std::vector<Question> questions,
                  Interaction interaction, Deadlines deadlines, QObject *parent = nullptr);
    Authorization(Authority &authority, QString busName, std::vector<Question> questions,
                  Interaction interaction, QObject *parent = nullptr);
    ~Authorization() override;
    Q_DISABLE_COPY_MOVE(Authorization)

    // Asked once, before the first person is; an error denies.
    using Gate = std::function<Result<void>()>;
    void setGate(Gate gate) { m_gate = std::move(gate); }

    void start(); // once

    bool isAskingPerson() const { return m_personIsAsked && !m_isFinished; }

signals:
    // Once, and never from within start(). The Authorized is good as long as the signal lasts. The
    // receiver may delete this.
    void finished(const Farlan::Result<Farlan::Authorized> &result);

private:
    void onAnswer(std::size_t index, const Result<Answer> &answer);
    void askNextPerson();
    void onPersonsAnswer(const Result<Answer> &answer);
    void onDeadline();
    void deny(const Error &error);
    void finish(const Result<Authorized> &result);

    Authority &m_authority;
    QString m_busName;
    std::vector<Question> m_questions;
    Interaction m_interaction;
    Deadlines m_deadlines;
    Gate m_gate;
    QTimer m_deadline;
    std::size_t m_unanswered = 0; // of those asked without a person
    std::vector<std::size_t> m_missing; // need a person, by index
    std::size_t m_nextMissing = 0;
    bool m_personIsAsked = false;
    bool m_isFinished = false;
    std::vector<std::unique_ptr<PendingQuestion>> m_pending;
};

} // namespace Farlan
