// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/certificatereport.h"

#include <QJsonObject>

#include <chrono>
#include <optional>
#include <variant>

// What a pump that only tries the way to a server says over its MessageChannel; it is started with
// StartPump. Who receives it has to check it: the pump may have been taken over by the server.
namespace Farlan
{

enum class ProbeState { Ok, Failed, Skipped };

struct ProbeStep {
    QString step; // "resolve", "connect", "proxy", "tls" or "sign-in", in this order
    ProbeState state = ProbeState::Skipped;
    std::chrono::milliseconds duration{ 0 };
    QString detail; // what was found or tried, for a person
};

// After the last step. Without an error, the server has let us in.
struct ProbeEnded {
    std::optional<Error> error;
    std::optional<CertificateReport> certificate; // with the error CertificateRefused
};

using ProbeMessage = std::variant<ProbeStep, ProbeEnded>;

// The names of all steps.
const QStringList &probeSteps();

QString stateName(ProbeState state); // "ok"

QJsonObject toJson(const ProbeStep &step);
QJsonObject encode(const ProbeMessage &message);
// Nothing for whatever does not fit the schema.
std::optional<ProbeMessage> decodeProbeMessage(const QJsonObject &json);

} // namespace Farlan
