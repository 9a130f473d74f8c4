// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/polkitqtauthority.h"

#include "broker/log.h"

#include <QByteArray>

#include <PolkitQt1/Authority>
#include <PolkitQt1/Subject>

#undef signals // GLib has members of that name
#include <polkit/polkit.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

struct FreeError {
    void operator()(GError *error) const { g_error_free(error); }
};
using ErrorPointer = std::unique_ptr<GError, FreeError>;

struct Unreference {
    void operator()(gpointer object) const { g_object_unref(object); }
};

// GLib warns on standard error, and a caller who leaves early can make it.
void passOn(const gchar *, GLogLevelFlags level, const gchar *message, gpointer)
{
    const QString text = QString::fromUtf8(message);
    if (level & (G_LOG_FLAG_FATAL | G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL)) {
        qCWarning(lcBroker, "polkit: %ls", qUtf16Printable(text));
    } else {
        qCDebug(lcBroker, "polkit: %ls", qUtf16Printable(text));
    }
}

Error errorOf(GError &error)
{
    if (g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
        || g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_NO_SERVER)
        || g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED)
        || g_error_matches(&error, G_IO_ERROR, G_IO_ERROR_CLOSED)) {
        return polkitMissing();
    }
    if (g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
        || g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
        || g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT)
        || g_error_matches(&error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)) {
        return polkitSilent();
    }
    g_dbus_error_strip_remote_error(&error);
    return polkitFailed(QString::fromUtf8(error.message));
}

Result<Answer> answerOf(PolkitAuthorizationResult &result)
{
    if (polkit_authorization_result_get_is_authorized(&result)) {
        return Answer::Yes;
    }
    return polkit_authorization_result_get_is_challenge(&result) ? Answer::AskPerson : Answer::No;
}

} // namespace

// Of the thread, but for the cancellable, which both may use.
struct PolkitQtAuthority::Check {
    Check(PolkitQtAuthority &asked, quint64 number, QString name, Question what, Interaction how)
        : authority(asked)
        , id(number)
        , busName(std::move(name))
        , question(std::move(what))
        , interaction(how)
        , cancellable(g_cancellable_new())
    {
    }

    PolkitQtAuthority &authority;
    quint64 id;
    QString busName;
    Question question;
    Interaction interaction;
    std::unique_ptr<GCancellable, Release> cancellable;
};

class PolkitQtAuthority::Handle final : public PendingQuestion
{
public:
    Handle(PolkitQtAuthority &authority, quint64 id, GCancellable &cancellable, Reply reply)
        : m_authority(authority)
        , m_id(id)
        , m_cancellable(G_CANCELLABLE(g_object_ref(&cancellable)))
        , m_reply(std::move(reply))
    {
        m_authority.m_handles.insert(id, this);
    }

    ~Handle() override
    {
        if (m_authority.m_handles.remove(m_id)) {
            g_cancellable_cancel(m_cancellable.get());
        }
    }

    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    Handle(Handle &&) = delete;
    Handle &operator=(Handle &&) = delete;

    Reply takeReply() { return std::move(m_reply); }

private:
    PolkitQtAuthority &m_authority;
    quint64 m_id;
    std::unique_ptr<GCancellable, Release> m_cancellable;
    Reply m_reply;
};

void PolkitQtAuthority::Release::operator()(GCancellable *cancellable) const
{
    g_object_unref(cancellable);
}

void PolkitQtAuthority::Release::operator()(GMainContext *context) const
{
    g_main_context_unref(context);
}

PolkitQtAuthority::PolkitQtAuthority()
    : m_context(g_main_context_new())
    , m_ending(g_cancellable_new())
    , m_thread(&PolkitQtAuthority::run, this)
{
}

PolkitQtAuthority::~PolkitQtAuthority()
{
    m_isEnding = true;
    g_cancellable_cancel(m_ending.get());
    g_main_context_wakeup(m_context.get());
    m_thread.join();
}

std::unique_ptr<PendingQuestion> PolkitQtAuthority::ask(const QString &busName,
                                                        const Question &question,
                                                        Interaction interaction, Reply reply)
{
    auto check = std::make_unique<Check>(*this, ++m_lastId, busName, question, interaction);
    auto handle = std::make_unique<Handle>(*this, check->id, *check->cancellable, std::move(reply));

    GSource *source = g_idle_source_new();
    const auto beginCheck = [](gpointer data) -> gboolean {
        std::unique_ptr<Check> begun(static_cast<Check *>(data));
        PolkitQtAuthority &authority = begun->authority;
        authority.begin(std::move(begun));
        return G_SOURCE_REMOVE;
    };
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, beginCheck, check.release(), nullptr);
    g_source_attach(source, m_context.get());
    g_source_unref(source);
    return handle;
}

void PolkitQtAuthority::run()
{
    g_log_set_default_handler(passOn, nullptr);
    g_main_context_push_thread_default(m_context.get());
    // At the end all questions have been cancelled, which does not take an answer of polkit's.
    while (!m_isEnding || m_checks > 0 || g_main_context_pending(m_context.get())) {
        g_main_context_iteration(m_context.get(), TRUE);
    }
    g_main_context_pop_thread_default(m_context.get());
}

// May block until polkit has started, or for 25 s when it does not answer: nobody waits for this
// thread, and the end of the helper cancels it.
Result<void> PolkitQtAuthority::connectToPolkit()
{
    GError *raw = nullptr;
    const std::unique_ptr<GDBusConnection, Unreference> bus(
        g_bus_get_sync(G_BUS_TYPE_SYSTEM, m_ending.get(), &raw));
    if (bus) {
        // Otherwise GLib would end the helper with the bus.
        g_dbus_connection_set_exit_on_close(bus.get(), FALSE);
        if (PolkitAuthority *authority = polkit_authority_get_sync(m_ending.get(), &raw)) {
            // polkit-qt lets go of it at exit, when there is no loop for what GLib then still puts
            // off to one. So nobody gives this reference back.
            g_object_ref(authority);
            PolkitQt1::Authority::instance(authority); // takes the other
            return {};
        }
    }
    const ErrorPointer error(raw);
    return errorOf(*error);
}

void PolkitQtAuthority::begin(std::unique_ptr<Check> check)
{
    if (m_isEnding || g_cancellable_is_cancelled(check->cancellable.get())) {
        return;
    }
    const QByteArray busName = check->busName.toUtf8();
    if (!g_dbus_is_unique_name(busName.constData())) { // then there would be no answer at all
        answer(check->id, polkitFailed(u"no unique bus name"_s));
        return;
    }
    if (!m_isConnected) {
        if (const Result<void> connected = connectToPolkit(); !connected) {
            answer(check->id, connected.error());
            return;
        }
        m_isConnected = true;
    }

    const std::unique_ptr<PolkitDetails, Unreference> details(polkit_details_new());
    for (const auto &[key, value] : check->question.details().toStdMap()) {
        polkit_details_insert(details.get(), key.toUtf8().constData(), value.toUtf8().constData());
    }
    const auto finishCheck = [](GObject *source, GAsyncResult *result, gpointer data) {
        const std::unique_ptr<Check> finished(static_cast<Check *>(data));
        finished->authority.finish(*finished, source, result);
    };
    const PolkitQt1::SystemBusNameSubject subject(check->busName);
    const auto flags = check->interaction == Interaction::Allowed
        ? POLKIT_CHECK_AUTHORIZATION_FLAGS_ALLOW_USER_INTERACTION
        : POLKIT_CHECK_AUTHORIZATION_FLAGS_NONE;
    GCancellable *cancellable = check->cancellable.get();
    const QByteArray action = check->question.action().toUtf8();
    ++m_checks;
    polkit_authority_check_authorization(PolkitQt1::Authority::instance()->polkitAuthority(),
                                         subject.subject(), action.constData(), details.get(),
                                         flags, cancellable, finishCheck, check.release());
}

void PolkitQtAuthority::finish(const Check &check, GObject *source, GAsyncResult *result)
{
    --m_checks;
    GError *raw = nullptr;
    const std::unique_ptr<PolkitAuthorizationResult, Unreference> authorization(
        polkit_authority_check_authorization_finish(POLKIT_AUTHORITY(source), result, &raw));
    if (authorization) {
        answer(check.id, answerOf(*authorization));
        return;
    }
    const ErrorPointer error(raw);
    answer(check.id, errorOf(*error));
}

void PolkitQtAuthority::answer(quint64 id, const Result<Answer> &answer)
{
    QMetaObject::invokeMethod(
        &m_mailbox, [this, id, answer] { deliver(id, answer); }, Qt::QueuedConnection);
}

void PolkitQtAuthority::deliver(quint64 id, const Result<Answer> &answer)
{
    if (Handle *handle = m_handles.take(id)) {
        const Reply reply = handle->takeReply();
        reply(answer); // may delete the handle
    }
}

} // namespace Farlan
