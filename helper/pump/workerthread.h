// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pump/worker.h"

#include <QThread>

#include <memory>

namespace Farlan
{

// A thread for one worker, which lives and ends in it.
class WorkerThread final : public QThread
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkerThread)

public:
    explicit WorkerThread(std::unique_ptr<Worker> worker);
    ~WorkerThread() override; // ends it and waits for that

    Worker *worker() const { return m_worker.get(); } // as long as the thread is not ended

protected:
    void run() override;

private:
    std::unique_ptr<Worker> m_worker;
};

} // namespace Farlan
