// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/passwordchecker.h"

#include <QPromise>

#include <openssl/crypto.h>

#include <memory>

namespace Farlan
{

namespace
{

constexpr int kThreads = 2; // the frames need the other cores

} // namespace

PasswordChecker::PasswordChecker(Htpasswd users, Admission &admission)
    : m_users(std::move(users))
    , m_admission(admission)
{
    m_pool.setMaxThreadCount(kThreads);
}

PasswordChecker::~PasswordChecker()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QFuture<bool> PasswordChecker::check(const QHostAddress &source, const QByteArray &user,
                                     const QByteArray &password,
                                     const std::shared_ptr<Admission::Ticket> &place)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    m_pool.start([this, promise, source, user, password, place] {
        const bool correct = m_users.verify(user, password);
        if (correct) {
            m_admission.signInSucceeded(source, user);
        } else {
            m_admission.signInFailed(source, user);
        }
        promise->addResult(correct);
        promise->finish();
        OPENSSL_thread_stop(); // see WorkerThread::run()
    });
    return promise->future();
}

} // namespace Farlan
