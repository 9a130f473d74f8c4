// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/authority.h"

#include <QHash>
#include <QObject>

#include <atomic>
#include <memory>
#include <thread>

using GAsyncResult = struct _GAsyncResult;
using GCancellable = struct _GCancellable;
using GMainContext = struct _GMainContext;
using GObject = struct _GObject;

namespace Farlan
{

// Asks polkit through polkit-qt: its Authority and its subjects. Its own ways to ask will not do
// for a helper of many users: the asynchronous one does not say which question an answer is to, the
// synchronous one cannot be cancelled and takes a thread for each open dialog, and both keep the
// last error for all threads, without a lock, and refuse everybody until it is cleared. So the
// questions go to the PolkitAuthority below it, each with a way to cancel it, from one thread that
// has a GLib main loop. The main thread need not have one (QT_NO_GLIB). As polkit-qt's Authority,
// there is one in a process.
class PolkitQtAuthority final : public Authority
{
public:
    PolkitQtAuthority();
    ~PolkitQtAuthority() override; // waits for the thread, which is told to end at once

    PolkitQtAuthority(const PolkitQtAuthority &) = delete;
    PolkitQtAuthority &operator=(const PolkitQtAuthority &) = delete;
    PolkitQtAuthority(PolkitQtAuthority &&) = delete;
    PolkitQtAuthority &operator=(PolkitQtAuthority &&) = delete;

    [[nodiscard]] std::unique_ptr<PendingQuestion> ask(const QString &busName,
                                                       const Question &question,
                                                       Interaction interaction,
                                                       Reply reply) override;

private:
    struct Check; // a question on its way through the thread
    class Handle;
    struct Release {
        void operator()(GCancellable *cancellable) const;
        void operator()(GMainContext *context) const;
    };

    // In the thread.
    void run();
    Result<void> connectToPolkit();
    void begin(std::unique_ptr<Check> check);
    void finish(const Check &check, GObject *source, GAsyncResult *result);
    void answer(quint64 id, const Result<Answer> &answer);

    void deliver(quint64 id, const Result<Answer> &answer);

    std::unique_ptr<GMainContext, Release> m_context; // the thread's
    std::unique_ptr<GCancellable, Release> m_ending; // cancelled when the thread is to end
    std::atomic<bool> m_isEnding = false;
    bool m_isConnected = false; // the thread's
    int m_checks = 0; // the thread's: those that polkit has not answered
    QHash<quint64, Handle *> m_handles; // the main thread's: those that somebody still waits for
    quint64 m_lastId = 0;
    QObject m_mailbox; // where the thread leaves answers; outlives it
    std::thread m_thread;
};

} // namespace Farlan
