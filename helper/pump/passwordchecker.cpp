// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/passwordchecker.h"

#include <QPromise>

#include <memory>

namespace Farlan
{

namespace
{

constexpr int kThreads = 2; // the frames need the other cores

} // namespace

PasswordChecker::PasswordChecker(Htpasswd users)
    : m_users(std::move(users))
{
    m_pool.setMaxThreadCount(kThreads);
}

PasswordChecker::~PasswordChecker()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QFuture<bool> PasswordChecker::check(const QByteArray &user, const QByteArray &password)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    m_pool.start([this, promise, user, password] {
        promise->addResult(m_users.verify(user, password));
        promise->finish();
    });
    return promise->future();
}

} // namespace Farlan
