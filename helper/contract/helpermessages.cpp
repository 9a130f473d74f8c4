// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/helpermessages.h"

#include <sys/stat.h>

namespace Farlan
{

namespace
{

const QString kType = QStringLiteral("type");
const QString kStatus = QStringLiteral("status");
const QString kStatistics = QStringLiteral("statistics");
const QString kNamespace = QStringLiteral("network_namespace");
const QString kProcess = QStringLiteral("process_id");

struct Encoder {
    QJsonObject operator()(const OpenTunnel &) const
    {
        return { { kType, QStringLiteral("open") } };
    }
    QJsonObject operator()(const CloseTunnel &) const
    {
        return { { kType, QStringLiteral("close") } };
    }
    QJsonObject operator()(const GetStatus &) const
    {
        return { { kType, QStringLiteral("get-status") } };
    }
};

} // namespace

QJsonObject encode(const CallerMessage &message)
{
    return std::visit(Encoder{}, message);
}

QJsonObject encode(const StatusReport &report)
{
    QJsonObject json{ { kStatus, toJson(report.status) },
                      { kNamespace, static_cast<qint64>(report.networkNamespace) },
                      { kProcess, report.processId } };
    if (report.statistics) {
        json.insert(kStatistics, toJson(*report.statistics));
    }
    return json;
}

std::optional<CallerMessage> decodeCallerMessage(const QJsonObject &json)
{
    const QString type = json.value(kType).toString();
    if (type == QLatin1StringView("open")) {
        return OpenTunnel{};
    }
    if (type == QLatin1StringView("close")) {
        return CloseTunnel{};
    }
    if (type == QLatin1StringView("get-status")) {
        return GetStatus{};
    }
    return std::nullopt;
}

std::optional<StatusReport> decodeStatusReport(const QJsonObject &json)
{
    const Result<TunnelStatus> status = statusFromJson(json.value(kStatus).toObject());
    if (!status) {
        return std::nullopt;
    }
    StatusReport report{ *status,
                         {},
                         static_cast<quint64>(json.value(kNamespace).toInteger()),
                         json.value(kProcess).toInteger() };
    if (json.contains(kStatistics)) {
        report.statistics = statisticsFromJson(json.value(kStatistics).toObject());
    }
    return report;
}

quint64 ownNetworkNamespace()
{
    struct stat status {
    };
    return stat("/proc/self/ns/net", &status) == 0 ? status.st_ino : 0;
}

} // namespace Farlan
