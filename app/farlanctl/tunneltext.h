// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/tunnelfinder.h"

#include <QJsonObject>
#include <QStringList>

// Tunnels as farlanctl shows them. The lines still hold what a server may have sent.
namespace Farlan
{

inline constexpr int kSchema = 1; // of --json; raised when a key changes its meaning or goes

QStringList tableOf(const std::vector<FoundTunnel> &tunnels);
QStringList detailsOf(const FoundTunnel &tunnel);

QJsonObject toJson(const FoundTunnel &tunnel);
QJsonObject toJson(const std::vector<FoundTunnel> &tunnels); // a document with schema number

// Without what a terminal might obey; indented, and as one line.
QString jsonText(const QJsonObject &document);
QString jsonLine(const QJsonObject &document);

} // namespace Farlan
