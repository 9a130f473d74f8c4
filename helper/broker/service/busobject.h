// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/buscall.h"

#include <QDBusAbstractAdaptor>
#include <QObject>

#include <memory>
#include <utility>

namespace Farlan
{

// Something that the gate lets callers reach through the adaptor that is generated for it. A method
// that returns is answered with what it returns, unless it has refused; one that answers later
// takes the call with deferCall(), and then what it returns is ignored. The adaptor reads
// properties by name.
class BusObject : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusObject)

public:
    ~BusObject() override = default;

    virtual QDBusAbstractAdaptor &adaptor() = 0;

    // For the gate: around each invocation.
    void beginCall(const std::shared_ptr<BusCall> &call) { m_call = call; }
    // The call, unless it was deferred.
    std::shared_ptr<BusCall> endCall() { return std::exchange(m_call, nullptr); }

protected:
    explicit BusObject(QObject *parent)
        : QObject(parent)
    {
    }

    const BusCall &call() const { return *m_call; }
    void refuseUnless(const Result<void> &done)
    {
        if (!done) {
            m_call->refuse(done.error());
        }
    }
    std::shared_ptr<BusCall> deferCall() { return std::exchange(m_call, nullptr); }

private:
    std::shared_ptr<BusCall> m_call;
};

} // namespace Farlan
