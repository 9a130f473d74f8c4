// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secretservice.h"

#include "contract/errornames.h"

#include <QFileInfo>

// GLib has members that are called like Qt's keywords.
#undef signals
#include <libsecret/secret.h>

#include <vector>

using namespace Qt::StringLiterals;

#ifdef FARLAN_SANITIZE
#include <sanitizer/lsan_interface.h>
#endif

namespace Farlan
{

namespace
{

struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
template<typename T>
using Object = std::unique_ptr<T, Unref>;

struct UnrefAttributes {
    void operator()(GHashTable *table) const { g_hash_table_unref(table); }
};
using Attributes = std::unique_ptr<GHashTable, UnrefAttributes>;

struct UnrefValue {
    void operator()(SecretValue *value) const { secret_value_unref(value); }
};
using Value = std::unique_ptr<SecretValue, UnrefValue>;

// Items that are gone with the service's own process, which ends at logout. GNOME Keyring has it.
constexpr auto kSessionPath = "/org/freedesktop/secrets/collection/session/"_L1;

const SecretSchema &schema()
{
    static const SecretSchema schema = [] {
        SecretSchema made = {};
        made.name = "org.farlan.farlan.Password";
        made.flags = SECRET_SCHEMA_NONE;
        made.attributes[0] = { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING };
        made.attributes[1] = { "user", SECRET_SCHEMA_ATTRIBUTE_STRING };
        made.attributes[2] = { "server", SECRET_SCHEMA_ATTRIBUTE_STRING };
        return made;
    }();
    return schema;
}

Error unavailable(const QString &message, const QString &hint)
{
    return Error{ ErrorName::KeyringUnavailable, message, hint };
}

Error noKeyring()
{
    return unavailable(
        u"There is no keyring: no program of this session keeps passwords."_s,
        u"Install and start one, for example gnome-keyring, KWallet or KeePassXC."_s);
}

Error locked()
{
    return unavailable(u"Your keyring is locked."_s,
                       u"Unlock it when its window asks for it, and try again."_s);
}

Error noSessionCollection()
{
    return unavailable(u"Your keyring cannot keep a password until you log out."_s,
                       u"Have it kept for good (keep_password=keyring), or asked for each time."_s);
}

// As in a session whose keyring nobody has unlocked yet, nor made.
Error noCollection()
{
    return unavailable(
        u"Your keyring has no place for passwords yet, and cannot ask you to make one."_s,
        u"Make one, for example by logging in on your desktop."_s);
}

Error errorOf(const GError &error)
{
    if (g_error_matches(&error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT)
        || g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
        || g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)) {
        return noCollection();
    }
    if (g_error_matches(&error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)) {
        return locked();
    }
    for (const gint code : { G_DBUS_ERROR_SERVICE_UNKNOWN, G_DBUS_ERROR_NAME_HAS_NO_OWNER,
                             G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, G_DBUS_ERROR_SPAWN_EXEC_FAILED,
                             G_DBUS_ERROR_SPAWN_CHILD_EXITED, G_DBUS_ERROR_SPAWN_FAILED }) {
        if (g_error_matches(&error, G_DBUS_ERROR, code)) {
            return noKeyring();
        }
    }
    if (g_error_matches(&error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
        || g_error_matches(&error, G_IO_ERROR, G_IO_ERROR_CLOSED)) {
        return unavailable(u"Your keyring has ended while it was asked."_s,
                           u"Start it again, for example by logging in again."_s);
    }
    return unavailable(
        u"Your keyring says: %1"_s.arg(QString::fromUtf8(error.message).simplified().left(256)),
        u"Look whether other programs can use it."_s);
}

// Where nobody has a bus, GLib would start one that outlives us.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")
            && QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s));
}

// GLib's events of this thread, so that what is under way ends with it: left with the main
// thread's, it would keep a connection of which nothing comes any more.
class EventContext final
{
public:
    EventContext()
        : m_context(g_main_context_new())
    {
        g_main_context_push_thread_default(m_context);
    }
    ~EventContext()
    {
        while (g_main_context_iteration(m_context, FALSE)) { } // what is freed only then
        g_main_context_pop_thread_default(m_context);
        g_main_context_unref(m_context);
    }
    Q_DISABLE_COPY_MOVE(EventContext)

private:
    GMainContext *m_context;
};

// While one lives, sanitizers take nothing that this thread allocates for a leak. After a keyring
// was not unlocked, libsecret drops a GDBusProxy when the main context that would free the rest of
// it has ended (_secret_sync_free): 16 bytes. Seen with libsecret 0.21.7 and GLib 2.84.
#ifdef FARLAN_SANITIZE
using LeaksTolerated = __lsan::ScopedDisabler;
#else
struct LeaksTolerated {
};
#endif

// One use of the service. Its functions return what libsecret's do, and leave what went wrong.
class Service final
{
public:
    explicit Service(const Cancellation &cancellation)
        : m_cancellable(cancellation.get())
    {
    }
    ~Service() { g_clear_error(&m_error); }
    Q_DISABLE_COPY_MOVE(Service)

    Result<void> open();
    std::vector<Object<SecretItem>> search(const Attributes &attributes, int flags);
    bool remove(SecretItem *item);
    bool hasSessionCollection();
    bool store(const Attributes &attributes, const char *collection, const QString &label,
               const Value &value);

    // After false or nothing: without an error, a person has said no.
    bool hasFailed() const { return m_error; }
    Error error() const { return m_error ? errorOf(*m_error) : locked(); }

private:
    EventContext m_events;
    GCancellable *m_cancellable;
    Object<GDBusConnection> m_bus;
    Object<SecretService> m_service;
    GError *m_error = nullptr;
};

Result<void> Service::open()
{
    if (!hasSessionBus()) {
        return noKeyring();
    }
    m_bus.reset(g_bus_get_sync(G_BUS_TYPE_SESSION, m_cancellable, &m_error));
    // All of a process share one connection, also when its bus has ended.
    if (!m_bus || g_dbus_connection_is_closed(m_bus.get())) {
        return noKeyring();
    }
    // Otherwise the end of the bus would be the end of this process.
    g_dbus_connection_set_exit_on_close(m_bus.get(), FALSE);
    // Of our own: the one that libsecret shares does not outlive a keyring that is started again.
    m_service.reset(secret_service_open_sync(SECRET_TYPE_SERVICE, nullptr,
                                             SECRET_SERVICE_OPEN_SESSION, m_cancellable, &m_error));
    return m_service ? Result<void>() : error();
}

std::vector<Object<SecretItem>> Service::search(const Attributes &attributes, int flags)
{
    [[maybe_unused]] const LeaksTolerated whenNotUnlocked;
    GList *list = secret_service_search_sync(m_service.get(), &schema(), attributes.get(),
                                             SecretSearchFlags(SECRET_SEARCH_ALL | flags),
                                             m_cancellable, &m_error);
    std::vector<Object<SecretItem>> items;
    for (GList *each = list; each; each = each->next) {
        items.emplace_back(static_cast<SecretItem *>(each->data));
    }
    g_list_free(list);
    return items;
}

bool Service::remove(SecretItem *item)
{
    return secret_item_delete_sync(item, m_cancellable, &m_error);
}

bool Service::hasSessionCollection()
{
    return Object<SecretCollection>(
               secret_collection_for_alias_sync(m_service.get(), SECRET_COLLECTION_SESSION,
                                                SECRET_COLLECTION_NONE, m_cancellable, &m_error))
        != nullptr;
}

bool Service::store(const Attributes &attributes, const char *collection, const QString &label,
                    const Value &value)
{
    [[maybe_unused]] const LeaksTolerated whenNotUnlocked;
    return secret_service_store_sync(m_service.get(), &schema(), attributes.get(), collection,
                                     label.toUtf8().constData(), value.get(), m_cancellable,
                                     &m_error);
}

Attributes attributesOf(const QUuid &profile)
{
    Attributes attributes(g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free));
    g_hash_table_insert(attributes.get(), g_strdup("profile"),
                        g_strdup(profile.toByteArray(QUuid::WithoutBraces).constData()));
    return attributes;
}

Attributes attributesOf(const PasswordPurpose &purpose)
{
    Attributes attributes = attributesOf(purpose.profile);
    g_hash_table_insert(attributes.get(), g_strdup("user"),
                        g_strdup(purpose.user.toUtf8().constData()));
    g_hash_table_insert(attributes.get(), g_strdup("server"),
                        g_strdup(purpose.server.toUtf8().constData()));
    return attributes;
}

Value valueOf(const QString &password)
{
    const QByteArray text = password.toUtf8();
    return Value(secret_value_new(text.constData(), text.size(), "text/plain"));
}

bool isUntilLogout(SecretItem *item)
{
    const QLatin1StringView path(g_dbus_proxy_get_object_path(G_DBUS_PROXY(item)));
    return path.startsWith(kSessionPath);
}

} // namespace

Cancellation::Cancellation()
    : m_cancellable(g_cancellable_new())
{
}

Cancellation::~Cancellation()
{
    g_object_unref(m_cancellable);
}

void Cancellation::cancel()
{
    g_cancellable_cancel(m_cancellable);
}

Result<std::optional<QString>> findSecret(const PasswordPurpose &purpose,
                                          const Cancellation &cancellation)
{
    Service service(cancellation);
    if (const Result<void> opened = service.open(); !opened) {
        return opened.error();
    }
    const auto items
        = service.search(attributesOf(purpose), SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS);
    if (service.hasFailed()) {
        return service.error();
    }
    for (const Object<SecretItem> &item : items) {
        const Value value(secret_item_get_secret(item.get()));
        if (const char *text = value ? secret_value_get_text(value.get()) : nullptr) {
            return std::optional(QString::fromUtf8(text));
        }
    }
    return items.empty() ? Result<std::optional<QString>>(std::nullopt) : service.error();
}

Result<void> storeSecret(const PasswordPurpose &purpose, const QString &password,
                         PasswordKeeping keeping, const Cancellation &cancellation)
{
    Service service(cancellation);
    if (const Result<void> opened = service.open(); !opened) {
        return opened;
    }
    const bool untilLogout = keeping == PasswordKeeping::UntilLogout;
    if (untilLogout && !service.hasSessionCollection()) {
        return service.hasFailed() ? service.error() : noSessionCollection();
    }
    const Attributes attributes = attributesOf(purpose);
    const QString label
        = u"Farlan: %1 (%2 at %3)"_s.arg(purpose.profileName, purpose.user, purpose.server);
    if (!service.store(attributes,
                       untilLogout ? SECRET_COLLECTION_SESSION : SECRET_COLLECTION_DEFAULT, label,
                       valueOf(password))) {
        return service.error();
    }
    for (const Object<SecretItem> &item : service.search(attributes, SECRET_SEARCH_NONE)) {
        if (isUntilLogout(item.get()) != untilLogout && !service.remove(item.get())) {
            return service.error();
        }
    }
    return service.hasFailed() ? Result<void>(service.error()) : Result<void>();
}

Result<int> clearSecrets(const QUuid &profile, const Cancellation &cancellation)
{
    Service service(cancellation);
    if (const Result<void> opened = service.open(); !opened) {
        return opened.error();
    }
    const auto items = service.search(attributesOf(profile), SECRET_SEARCH_UNLOCK);
    if (service.hasFailed()) {
        return service.error();
    }
    for (const Object<SecretItem> &item : items) {
        if (!service.remove(item.get())) {
            return service.error();
        }
    }
    return int(items.size());
}

} // namespace Farlan
