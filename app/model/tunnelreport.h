// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/interfacedetails.h"
#include "app/model/tunnellog.h"
#include "app/model/tunnelrow.h"

#include <QString>

#include <deque>
#include <optional>

namespace Farlan
{

// All that is known of a tunnel, for somebody who shall find out what is wrong with it.
struct ReportedTunnel {
    TunnelRow row;
    std::optional<InterfaceDetails> interface;
    std::deque<TunnelLogEntry> log;
    QString helperVersion; // empty: it does not run
};

enum class ReportAddresses { Hidden, Included };

// As Markdown, in English as all that is written to developers. Settings are those of a list that
// has no secrets; a query in the address, which may be one, is always hidden. Whatever comes from
// elsewhere cannot add lines or markup.
QString tunnelReport(const ReportedTunnel &tunnel, ReportAddresses addresses);

} // namespace Farlan
