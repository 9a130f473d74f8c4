// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/authorization.h"

#include "contract/errornames.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error deniedByRules(const QString &action)
{
    return { ErrorName::PermissionDenied,
             u"The administrator's rules do not allow you to do this (polkit action %1)."_s.arg(
                 action),
             u"Ask the administrator of this machine for a polkit rule."_s };
}

Error notAuthenticated(const QString &action)
{
    return { ErrorName::NotAuthenticated,
             u"The authentication was cancelled or has failed (polkit action %1)."_s.arg(action),
             u"Try again, with the password of somebody who may do this."_s };
}

Error nobodyToAsk(const QString &action)
{
    return { ErrorName::AuthenticationRequired,
             u"This needs authentication, but your session has nobody to ask for the password "
             "(polkit action %1)."_s.arg(action),
             u"Run it in a terminal, or start an authentication agent in your desktop; or ask the "
             "administrator of this machine for a polkit rule."_s };
}

Error authenticationNeeded(const QString &action)
{
    return { ErrorName::AuthenticationRequired,
             u"This needs authentication, but the program did not allow to ask for it "
             "(polkit action %1)."_s.arg(action),
             u"Do it once by hand, or ask the administrator of this machine for a polkit rule."_s };
}

Error tookTooLong(const QString &action)
{
    return { ErrorName::NotAuthenticated,
             u"Nobody has answered the question for authentication in time (polkit action %1)."_s
                 .arg(action),
             u"Try again, and look for the window that asks for a password."_s };
}

} // namespace

Authorized Authorized::ofRoot(const QString &busName, const std::vector<Question> &questions)
{
    QStringList actions;
    for (const Question &question : questions) {
        actions.append(question.action());
    }
    return Authorized(busName, actions);
}

bool Authorized::covers(const QString &busName, const std::vector<Question> &questions) const
{
    return m_busName == busName
        && std::all_of(questions.begin(), questions.end(), [this](const Question &question) {
               return m_actions.contains(question.action());
           });
}

Authorization::Authorization(Authority &authority, QString busName, std::vector<Question> questions,
                             Interaction interaction, Deadlines deadlines, QObject *parent)
    : QObject(parent)
    , m_authority(authority)
    , m_busName(std::move(busName))
    , m_questions(std::move(questions))
    , m_interaction(interaction)
    , m_deadlines(deadlines)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Authorization::onDeadline);
}

Authorization::Authorization(Authority &authority, QString busName, std::vector<Question> questions,
                             Interaction interaction, QObject *parent)
    : Authorization(authority, std::move(busName), std::move(questions), interaction, Deadlines(),
                    parent)
{
}

Authorization::~Authorization() = default;

void Authorization::start()
{
    // A name that another could own in the next moment says nothing about the caller, and a request
    // that needs no permission has no reason to be here.
    if (!m_busName.startsWith(u':') || m_questions.empty()) {
        const Error error{ ErrorName::PermissionDenied,
                           u"It is not known who asks, or for what permission."_s };
        QTimer::singleShot(0, this, [this, error] { deny(error); });
        return;
    }
    m_unanswered = m_questions.size();
    m_deadline.start(m_deadlines.answer);
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        m_pending.push_back(
            m_authority.ask(m_busName, m_questions[i], Interaction::Forbidden,
                            [this, i](const Result<Answer> &answer) { onAnswer(i, answer); }));
    }
}

void Authorization::onAnswer(std::size_t index, const Result<Answer> &answer)
{
    if (!answer) {
        deny(answer.error());
        return;
    }
    switch (*answer) {
    case Answer::Yes:
        break;
    case Answer::AskPerson:
        m_missing.push_back(index);
        break;
    case Answer::No:
    default:
        deny(deniedByRules(m_questions[index].action()));
        return;
    }
    if (--m_unanswered > 0) {
        return;
    }
    if (!m_missing.empty() && m_interaction == Interaction::Forbidden) {
        deny(authenticationNeeded(m_questions[m_missing.front()].action()));
        return;
    }
    if (!m_missing.empty() && m_gate) {
        if (const Result<void> open = m_gate(); !open) {
            deny(open.error());
            return;
        }
    }
    std::sort(m_missing.begin(), m_missing.end()); // as the request has them, however answered
    askNextPerson();
}

void Authorization::askNextPerson()
{
    m_pending.clear();
    if (m_nextMissing == m_missing.size()) {
        QStringList actions;
        for (const Question &question : m_questions) {
            actions += question.action();
        }
        finish(Authorized(m_busName, actions));
        return;
    }
    m_personIsAsked = true;
    m_deadline.start(m_deadlines.person);
    m_pending.push_back(
        m_authority.ask(m_busName, m_questions[m_missing[m_nextMissing]], Interaction::Allowed,
                        [this](const Result<Answer> &answer) { onPersonsAnswer(answer); }));
}

void Authorization::onPersonsAnswer(const Result<Answer> &answer)
{
    const QString action = m_questions[m_missing[m_nextMissing]].action();
    if (!answer) {
        deny(answer.error());
    } else if (*answer == Answer::Yes) {
        ++m_nextMissing;
        askNextPerson();
    } else if (*answer == Answer::AskPerson) {
        deny(nobodyToAsk(action));
    } else {
        deny(notAuthenticated(action));
    }
}

void Authorization::onDeadline()
{
    deny(m_personIsAsked ? tookTooLong(m_questions[m_missing[m_nextMissing]].action())
                         : polkitSilent());
}

void Authorization::deny(const Error &error)
{
    finish(error);
}

void Authorization::finish(const Result<Authorized> &result)
{
    if (std::exchange(m_isFinished, true)) {
        return;
    }
    m_deadline.stop();
    m_pending.clear(); // cancels
    emit finished(result);
}

} // namespace Farlan
