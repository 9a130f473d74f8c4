// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ratelimiter.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include <sys/types.h>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace Farlan
{

// Who is behind a unique bus name. The bus is asked once for each: such names are never used again,
// and their user cannot change.
class Callers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Callers)

public:
    using Then = std::function<void(std::optional<uid_t>)>; // nothing: has left already

    explicit Callers(const QDBusConnection &bus, QObject *parent = nullptr);
    ~Callers() override;

    // `then` is called at once if the caller is known. One caller's calls stay in their order.
    void identify(const QString &busName, Then then);

    // False: this user calls more often than any program should.
    bool mayCallNow(uid_t uid);
    // The user's calls took so long that fewer may come.
    void charge(uid_t uid, std::chrono::milliseconds time);

signals:
    void gone(const QString &busName);

private slots:
    void onOwnerChanged(const QString &busName);

private:
    struct Caller {
        std::optional<uid_t> uid;
        std::vector<Then> waiting;
    };

    void onIdentified(const QString &busName, std::optional<uid_t> uid);
    void onGone(const QString &busName);

    QDBusConnection m_bus;
    QHash<QString, Caller> m_callers;
    std::map<uid_t, RateLimiter> m_limits; // as many as there are users
};

} // namespace Farlan
