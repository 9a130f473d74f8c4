// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/probemessages.h"

#include "contract/errornames.h"
#include "contract/tunnelstatus.h"

namespace Farlan
{

namespace
{

constexpr qsizetype kMaximumTextLength = 2048; // of every text
constexpr qint64 kLongestStep = 3600 * 1000; // milliseconds

const QString kType = QStringLiteral("type");
const QString kStep = QStringLiteral("step");
const QString kState = QStringLiteral("state");
const QString kMilliseconds = QStringLiteral("milliseconds");
const QString kDetail = QStringLiteral("detail");
const QString kError = QStringLiteral("error");
const QString kCertificate = QStringLiteral("certificate");

std::optional<ProbeState> stateFromName(const QString &name)
{
    for (const ProbeState state : { ProbeState::Ok, ProbeState::Failed, ProbeState::Skipped }) {
        if (stateName(state) == name) {
            return state;
        }
    }
    return std::nullopt;
}

std::optional<ProbeMessage> decodeStep(const QJsonObject &json)
{
    const std::optional<ProbeState> state = stateFromName(json.value(kState).toString());
    const qint64 milliseconds = json.value(kMilliseconds).toInteger(-1);
    ProbeStep step{ json.value(kStep).toString(), state.value_or(ProbeState::Failed),
                    std::chrono::milliseconds(milliseconds), json.value(kDetail).toString() };
    const bool isGood = state && probeSteps().contains(step.step) && milliseconds >= 0
        && milliseconds <= kLongestStep && step.detail.size() <= kMaximumTextLength;
    return isGood ? std::optional<ProbeMessage>(std::move(step)) : std::nullopt;
}

std::optional<ProbeMessage> decodeEnded(const QJsonObject &json)
{
    ProbeEnded ended;
    if (json.contains(kError)) {
        ended.error = errorFromJson(json.value(kError).toObject());
        const Error &error = *ended.error;
        if (error.name.isEmpty() || error.name.size() > kMaximumTextLength
            || error.message.size() > kMaximumTextLength
            || error.hint.size() > kMaximumTextLength) {
            return std::nullopt;
        }
    }
    if (json.contains(kCertificate)) {
        ended.certificate = reportFromJson(json.value(kCertificate).toObject());
        if (!ended.certificate || !ended.error
            || ended.error->name != ErrorName::CertificateRefused) {
            return std::nullopt;
        }
    }
    return ended;
}

struct Encoder {
    QJsonObject operator()(const ProbeStep &step) const
    {
        QJsonObject json = toJson(step);
        json.insert(kType, kStep);
        return json;
    }
    QJsonObject operator()(const ProbeEnded &ended) const
    {
        QJsonObject json{ { kType, QStringLiteral("ended") } };
        if (ended.error) {
            json.insert(kError, toJson(*ended.error));
        }
        if (ended.certificate) {
            json.insert(kCertificate, toJson(*ended.certificate));
        }
        return json;
    }
};

} // namespace

const QStringList &probeSteps()
{
    static const QStringList steps{ QStringLiteral("resolve"), QStringLiteral("connect"),
                                    QStringLiteral("proxy"), QStringLiteral("tls"),
                                    QStringLiteral("sign-in") };
    return steps;
}

QString stateName(ProbeState state)
{
    switch (state) {
    case ProbeState::Ok:
        return QStringLiteral("ok");
    case ProbeState::Failed:
        return QStringLiteral("failed");
    case ProbeState::Skipped:
        return QStringLiteral("skipped");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const ProbeStep &step)
{
    return { { kStep, step.step },
             { kState, stateName(step.state) },
             { kMilliseconds, static_cast<qint64>(step.duration.count()) },
             { kDetail, step.detail } };
}

QJsonObject encode(const ProbeMessage &message)
{
    return std::visit(Encoder{}, message);
}

std::optional<ProbeMessage> decodeProbeMessage(const QJsonObject &json)
{
    const QString type = json.value(kType).toString();
    if (type == kStep) {
        return decodeStep(json);
    }
    return type == QLatin1StringView("ended") ? decodeEnded(json) : std::nullopt;
}

} // namespace Farlan
