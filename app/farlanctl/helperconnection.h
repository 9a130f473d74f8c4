// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/terminalagent.h"
#include "app/helper/helperclient.h"

#include <csignal>
#include <initializer_list>

namespace Farlan
{

// What a command that stays is ended by.
inline constexpr std::initializer_list<int> kEndingSignals = { SIGINT, SIGTERM, SIGHUP };

// To the helper on the system bus, over which a person at the terminal can be asked for a password.
class HelperConnection final
{
public:
    HelperConnection();

    HelperClient &client() { return m_client; }

private:
    TerminalAgent m_agent;
    HelperClient m_client;
};

} // namespace Farlan
