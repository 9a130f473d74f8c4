// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QLatin1StringView>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>

class QDBusConnection;

namespace Farlan
{

// What polkit says of one action. When a person could be asked, AskPerson means that nobody can be:
// there is no authentication agent. No then also means that the person did not prove who they are.
enum class Answer {
    Yes,
    No,
    AskPerson, // only after a person has authenticated
};

enum class Interaction {
    Forbidden,
    Allowed, // the answer may take as long as a person does
};

// No detail is longer, in characters.
inline constexpr qsizetype kMaximumDetailLength = 64;

// An action, and what fills the $(…) of its message. Values come from the caller, and the person
// reads them in a dialog before typing a password: addDetail() makes them harmless there.
class Question final
{
public:
    explicit Question(QString action)
        : m_action(std::move(action))
    {
    }

    Question &addDetail(QLatin1StringView key, QStringView value);

    const QString &action() const { return m_action; }
    const QMap<QString, QString> &details() const { return m_details; }

    bool operator==(const Question &) const = default;

private:
    QString m_action;
    QMap<QString, QString> m_details;
};

// The value as it is shown to a person: one line of at most kMaximumDetailLength printable
// characters. Agents take the text for markup, and messages put the value between quotes, so
// neither can be in it.
QString shownDetail(QStringView value);

// A question that is being asked. Its deletion cancels it, and the dialog that may be open.
class PendingQuestion
{
public:
    PendingQuestion() = default;
    virtual ~PendingQuestion() = default;
    PendingQuestion(const PendingQuestion &) = delete;
    PendingQuestion &operator=(const PendingQuestion &) = delete;
    PendingQuestion(PendingQuestion &&) = delete;
    PendingQuestion &operator=(PendingQuestion &&) = delete;
};

// Whom the broker asks what a caller may do: polkit, or who stands in for it in tests.
class Authority
{
public:
    using Reply = std::function<void(const Result<Answer> &)>;

    Authority() = default;
    virtual ~Authority() = default;
    Authority(const Authority &) = delete;
    Authority &operator=(const Authority &) = delete;
    Authority(Authority &&) = delete;
    Authority &operator=(Authority &&) = delete;

    // Asks about the owner of a unique bus name (":1.42"), never about a process id: those are used
    // again, and a process can become another user's. `reply` is called once at most, from the
    // event loop, and not after what is returned has been deleted, which it may do itself. An error
    // is a denial. There is no deadline here. What is returned does not outlive the Authority.
    [[nodiscard]] virtual std::unique_ptr<PendingQuestion>
    ask(const QString &busName, const Question &question, Interaction interaction, Reply reply) = 0;
};

// The polkit of the system bus: through polkit-qt or QtDBus, whichever was built. polkit-qt makes a
// connection of its own to it, and one of their own is good for QtDBus's questions, too: a bus lets
// nobody wait for more than 128 replies at a time, and while polkit is stuck these may be all.
std::unique_ptr<Authority> createAuthority(const QDBusConnection &systemBus);

// Why there is no answer, for both ways to ask.
Error polkitMissing();
Error polkitSilent();
Error polkitFailed(const QString &reason);

} // namespace Farlan
