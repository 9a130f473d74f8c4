// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "app/secrets/passwordpurpose.h"
#include "base/result.h"

#include <QtGlobal>

#include <memory>
#include <optional>

typedef struct _GCancellable GCancellable; // NOLINT(bugprone-reserved-identifier): GLib's

// The Secret Service on the session bus, as GNOME Keyring, KWallet and KeePassXC offer it, through
// libsecret (https://specifications.freedesktop.org/secret-service/). The functions here wait for
// it, and for the person whom it asks to unlock it: they are for threads that may be kept waiting.
// Every error is KeyringUnavailable and says why.
namespace Farlan
{

// Ends the waiting, from any thread.
class Cancellation final
{
public:
    Cancellation();
    ~Cancellation();
    Q_DISABLE_COPY_MOVE(Cancellation)

    void cancel();
    GCancellable *get() const { return m_cancellable; }

private:
    GCancellable *m_cancellable;
};

// Null if there is none.
Result<std::optional<QString>> findSecret(const PasswordPurpose &purpose,
                                          const Cancellation &cancellation);

// Takes the place of the one that is kept for the same purpose. `keeping` is not Never.
Result<void> storeSecret(const PasswordPurpose &purpose, const QString &password,
                         PasswordKeeping keeping, const Cancellation &cancellation);

// All of a profile. The result is how many there were.
Result<int> clearSecrets(const QUuid &profile, const Cancellation &cancellation);

} // namespace Farlan
