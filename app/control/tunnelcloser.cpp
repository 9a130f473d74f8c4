// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/tunnelcloser.h"

#include "contract/errornames.h"

#include <QPointer>

#include <chrono>

using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kPatience = 5s; // the helper needs less than 4 s

} // namespace

TunnelCloser::TunnelCloser(HelperClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &TunnelCloser::allClosed);
}

TunnelCloser::~TunnelCloser() = default;

void TunnelCloser::close(const QString &name, const QString &path)
{
    m_client.closeTunnel(path, [self = QPointer(this), name](const Result<void> &closed) {
        if (self && !closed && closed.error().name != ErrorName::NotFound) {
            emit self->failed(name, closed.error());
        }
    });
}

void TunnelCloser::closeAll(const QStringList &paths)
{
    m_left = paths.size();
    for (const QString &path : paths) {
        m_client.closeTunnel(path, [self = QPointer(this)](const Result<void> &) {
            if (self) {
                self->onClosed();
            }
        });
    }
    m_patience.start(paths.isEmpty() ? 0ms : kPatience);
}

void TunnelCloser::onClosed()
{
    if (--m_left == 0) {
        m_patience.start(0ms);
    }
}

} // namespace Farlan
