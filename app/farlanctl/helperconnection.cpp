// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/helperconnection.h"

#include "base/signalsblocked.h"

#include <QDBusConnection>

namespace Farlan
{

namespace
{

// Signals that end the process must find the thread that may have switched the terminal's echo off.
QDBusConnection systemBus()
{
    const SignalsBlocked blocked;
    return QDBusConnection::systemBus();
}

} // namespace

HelperConnection::HelperConnection()
    : m_client(systemBus())
{
    m_client.setAgent(m_agent);
}

} // namespace Farlan
