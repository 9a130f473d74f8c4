// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Farlan
{

enum class LogSink {
    StandardError, // what is started by hand: the terminal, or the journal where stderr leads there
    System, // the helper: the journal, or syslog where there is none
};

// Sends everything that qDebug() and its kin print to the sink, one escaped line each, in all
// threads. Each place in the code may write ten lines at once and then one a second, because a peer
// can provoke some of them; how many were left out is told with the next one.
//
// Without `debug`, debug lines and the information of others are hidden: our categories must be
// called "farlan.…". To be called first thing in main() and before a seccomp filter is loaded;
// afterwards only write, sendmsg and a UNIX socket are needed. `program` must live as long as the
// process. A second call changes the settings.
void installLog(const char *program, LogSink sink, bool debug);

} // namespace Farlan
