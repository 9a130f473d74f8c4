// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/passwordstore.h"

#include "base/signalsblocked.h"
#include "contract/errornames.h"

#include <QThread>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr std::chrono::milliseconds kEnding(500); // for a thread that is told to end

Error silentFor(std::chrono::milliseconds patience)
{
    return Error{ ErrorName::KeyringUnavailable,
                  u"Your keyring has not answered within %1 seconds."_s.arg(
                      std::chrono::ceil<std::chrono::seconds>(patience).count()),
                  u"Unlock it when its window asks for it, and try again."_s };
}

} // namespace

// A thread that waits for the keyring. One that does not even end when it is told to, since the
// keyring does not take that in either, is left alone.
class PasswordStore::Call final
{
public:
    explicit Call(std::function<void(const Cancellation &)> work)
        : m_cancellation(std::make_shared<Cancellation>())
        , m_thread(QThread::create(
              [cancellation = m_cancellation, work = std::move(work)] { work(*cancellation); }))
    {
        m_patience.setSingleShot(true);
    }

    ~Call()
    {
        m_cancellation->cancel();
        if (!m_thread->wait(kEnding)) {
            QThread *left = m_thread.release();
            QObject::connect(left, &QThread::finished, left, &QObject::deleteLater);
        }
    }

    Q_DISABLE_COPY_MOVE(Call)

    void start(std::chrono::milliseconds patience)
    {
        const SignalsBlocked blocked; // in the thread and in all that GLib starts from it
        m_thread->start();
        m_patience.start(patience);
    }

    QThread &thread() { return *m_thread; }
    QTimer &patience() { return m_patience; }

private:
    std::shared_ptr<Cancellation> m_cancellation;
    std::unique_ptr<QThread> m_thread;
    QTimer m_patience;
};

PasswordStore::PasswordStore(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
{
}

PasswordStore::~PasswordStore() = default;

template<typename T>
void PasswordStore::run(std::function<Result<T>(const Cancellation &)> work, const Reply<T> &reply)
{
    const auto result = std::make_shared<std::optional<Result<T>>>();
    m_calls.push_back(
        std::make_unique<Call>([result, work = std::move(work)](const Cancellation &cancellation) {
            result->emplace(work(cancellation));
        }));
    Call *call = m_calls.back().get();
    connect(&call->thread(), &QThread::finished, this, [this, call, result, reply] {
        const std::unique_ptr<Call> ended = take(call);
        reply(**result);
    });
    call->patience().callOnTimeout(this, [this, call, reply] {
        const std::unique_ptr<Call> late = take(call);
        reply(silentFor(m_patience));
    });
    call->start(m_patience);
}

std::unique_ptr<PasswordStore::Call> PasswordStore::take(Call *call)
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(),
                                    [call](const auto &each) { return each.get() == call; });
    std::unique_ptr<Call> taken = std::move(*found);
    m_calls.erase(found);
    taken->thread().disconnect(this);
    taken->patience().disconnect(this);
    return taken;
}

void PasswordStore::find(const PasswordPurpose &purpose, const Reply<std::optional<QString>> &reply)
{
    run<std::optional<QString>>(
        [purpose](const Cancellation &cancellation) { return findSecret(purpose, cancellation); },
        reply);
}

void PasswordStore::keep(const PasswordPurpose &purpose, const QString &password,
                         PasswordKeeping keeping, const Reply<void> &reply)
{
    run<void>(
        [=](const Cancellation &cancellation) {
            return storeSecret(purpose, password, keeping, cancellation);
        },
        reply);
}

void PasswordStore::forget(const QUuid &profile, const Reply<int> &reply)
{
    run<int>(
        [profile](const Cancellation &cancellation) { return clearSecrets(profile, cancellation); },
        reply);
}

} // namespace Farlan
