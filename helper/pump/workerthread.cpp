// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/workerthread.h"

#include <QCoreApplication>

#include <openssl/crypto.h>

namespace Farlan
{

WorkerThread::WorkerThread(std::unique_ptr<Worker> worker)
    : m_worker(std::move(worker))
{
    setObjectName(QStringLiteral("worker"));
    m_worker->moveToThread(this);
}

WorkerThread::~WorkerThread()
{
    quit();
    wait();
}

void WorkerThread::run()
{
    m_worker->start();
    exec();
    m_worker.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    // wait() returns before the thread is quite gone. Then OpenSSL would free what it has for this
    // thread twice, here and in exit().
    OPENSSL_thread_stop();
}

} // namespace Farlan
