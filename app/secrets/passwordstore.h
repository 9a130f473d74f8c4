// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reply.h"
#include "app/secrets/secretservice.h"

#include <QObject>
#include <QUuid>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Farlan
{

// The passwords that a person keeps in the keyring of the session. Nothing here waits: a keyring
// that asks to be unlocked, or does not answer, holds up only the call that needs it, and that for
// no longer than the patience. Every error is KeyringUnavailable.
class PasswordStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordStore)

public:
    // A person has to find the password of the keyring.
    static constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(60);

    explicit PasswordStore(std::chrono::milliseconds patience = kPatience,
                           QObject *parent = nullptr);
    // Gives up what is under way.
    ~PasswordStore() override;

    // Null if none is kept.
    void find(const PasswordPurpose &purpose, const Reply<std::optional<QString>> &reply);
    // In place of the one that is kept for the same purpose; `keeping` is not Never.
    void keep(const PasswordPurpose &purpose, const QString &password, PasswordKeeping keeping,
              const Reply<void> &reply);
    // All of a profile. The result is how many there were.
    void forget(const QUuid &profile, const Reply<int> &reply);

private:
    class Call;

    template<typename T>
    void run(std::function<Result<T>(const Cancellation &)> work, const Reply<T> &reply);

    std::unique_ptr<Call> take(Call *call);

    const std::chrono::milliseconds m_patience;
    std::vector<std::unique_ptr<Call>> m_calls;
};

} // namespace Farlan
