// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/pumpmessages.h"

#include "contract/errornames.h"

#include <QJsonArray>

namespace Farlan
{

namespace
{

constexpr qsizetype kMaximumTextLength = 2048; // of every text that a pump sends
constexpr qint64 kLongestRetry = 24 * 3600; // seconds

const QString kType = QStringLiteral("type");
const QString kPort = QStringLiteral("port");
const QString kDevice = QStringLiteral("device");
const QString kMtu = QStringLiteral("mtu");
const QString kOffloads = QStringLiteral("offloads");
const QString kError = QStringLiteral("error");
const QString kPhase = QStringLiteral("phase");
const QString kUser = QStringLiteral("user");
const QString kAddress = QStringLiteral("address");
const QString kPeer = QStringLiteral("peer");
const QString kCertificate = QStringLiteral("certificate");
const QString kPorts = QStringLiteral("ports");
const QString kReceived = QStringLiteral("received");
const QString kSent = QStringLiteral("sent");
const QString kRetryAfter = QStringLiteral("retry_after");

QJsonObject object(const char *type)
{
    return { { kType, QLatin1StringView(type) } };
}

QJsonObject portObject(const char *type, qint64 port)
{
    return { { kType, QLatin1StringView(type) }, { kPort, port } };
}

struct Encoder {
    QJsonObject operator()(const StartPump &) const { return object("start"); }
    QJsonObject operator()(const StopPump &) const { return object("stop"); }
    QJsonObject operator()(const CheckConnection &) const { return object("check-connection"); }
    QJsonObject operator()(const DismissPort &message) const
    {
        return portObject("dismiss-port", message.port);
    }
    QJsonObject operator()(const PortReady &message) const
    {
        QJsonObject json = portObject("port-ready", message.port);
        json.insert(kDevice, message.device);
        json.insert(kMtu, message.mtu);
        json.insert(kOffloads, static_cast<qint64>(message.offloads.toInt()));
        return json;
    }
    QJsonObject operator()(const PortRefused &message) const
    {
        QJsonObject json = portObject("port-refused", message.port);
        json.insert(kError, toJson(message.error));
        return json;
    }
    QJsonObject operator()(const PortMtu &message) const
    {
        QJsonObject json = portObject("port-mtu", message.port);
        json.insert(kMtu, message.mtu);
        return json;
    }
    QJsonObject operator()(const PhaseReached &message) const
    {
        QJsonObject json = object("phase");
        json.insert(kPhase, phaseName(message.phase));
        return json;
    }
    QJsonObject operator()(const PortWanted &message) const
    {
        QJsonObject json = portObject("port-wanted", message.port);
        json.insert(kUser, message.user);
        json.insert(kAddress, message.address);
        return json;
    }
    QJsonObject operator()(const PortConnected &message) const
    {
        QJsonObject json = portObject("port-connected", message.port);
        json.insert(kPeer, toJson(message.peer));
        return json;
    }
    QJsonObject operator()(const PortOffloads &message) const
    {
        QJsonObject json = portObject("port-offloads", message.port);
        json.insert(kOffloads, static_cast<qint64>(message.offloads.toInt()));
        return json;
    }
    QJsonObject operator()(const FramesDropped &message) const
    {
        QJsonArray ports;
        for (const auto &[port, more] : message.ports) {
            ports.append(QJsonObject{ { kPort, port },
                                      { kReceived, static_cast<qint64>(more.received) },
                                      { kSent, static_cast<qint64>(more.sent) } });
        }
        QJsonObject json = object("frames-dropped");
        json.insert(kPorts, ports);
        return json;
    }
    QJsonObject operator()(const PortGone &message) const
    {
        return portObject("port-gone", message.port);
    }
    QJsonObject operator()(const PumpFailed &message) const
    {
        QJsonObject json = object("failed");
        json.insert(kError, toJson(message.error));
        if (message.retryAfter) {
            json.insert(kRetryAfter, static_cast<qint64>(message.retryAfter->count()));
        }
        if (message.certificate) {
            json.insert(kCertificate, toJson(*message.certificate));
        }
        return json;
    }
};

bool isShort(const QString &text)
{
    return text.size() <= kMaximumTextLength;
}

bool isShort(const Error &error)
{
    return isShort(error.name) && isShort(error.message) && isShort(error.hint);
}

bool isShort(const PeerStatus &peer)
{
    return isShort(peer.address) && isShort(peer.tlsVersion) && isShort(peer.cipher)
        && isShort(peer.certificateSha256) && isShort(peer.certificateProblem);
}

bool hasType(const QJsonObject &json, const char *type)
{
    return json.value(kType).toString() == QLatin1StringView(type);
}

std::optional<qint64> portOf(const QJsonObject &json)
{
    const qint64 port = json.value(kPort).toInteger(-1);
    return port >= 0 ? std::optional(port) : std::nullopt;
}

Offloads offloadsOf(const QJsonObject &json)
{
    return usableOffloads(static_cast<quint32>(json.value(kOffloads).toInt()));
}

std::optional<PumpMessage> decodeDrops(const QJsonObject &json)
{
    const QJsonArray ports = json.value(kPorts).toArray();
    FramesDropped message;
    if (ports.isEmpty() || ports.size() > qsizetype(FramesDropped::kMostPorts)) {
        return std::nullopt;
    }
    for (const QJsonValue value : ports) {
        const std::optional<qint64> port = portOf(value.toObject());
        const qint64 received = value[kReceived].toInteger(-1);
        const qint64 sent = value[kSent].toInteger(-1);
        if (!port || received < 0 || sent < 0) {
            return std::nullopt;
        }
        message.ports.push_back(
            { *port, { static_cast<quint64>(received), static_cast<quint64>(sent) } });
    }
    return message;
}

// What a pump may say of itself; the other phases are the broker's.
bool isPumpPhase(TunnelPhase phase)
{
    switch (phase) {
    case TunnelPhase::Resolving:
    case TunnelPhase::Connecting:
    case TunnelPhase::Securing:
    case TunnelPhase::SigningIn:
    case TunnelPhase::Connected:
    case TunnelPhase::Listening:
        return true;
    default:
        return false;
    }
}

std::optional<PumpMessage> decodePhase(const QJsonObject &json)
{
    const std::optional<TunnelPhase> phase = phaseFromName(json.value(kPhase).toString());
    if (!phase || !isPumpPhase(*phase)) {
        return std::nullopt;
    }
    return PhaseReached{ *phase };
}

std::optional<PumpMessage> decodeFailed(const QJsonObject &json)
{
    PumpFailed failed{ errorFromJson(json.value(kError).toObject()), {}, {} };
    if (failed.error.name.isEmpty() || !isShort(failed.error)) {
        return std::nullopt;
    }
    if (json.contains(kRetryAfter)) {
        const qint64 seconds = json.value(kRetryAfter).toInteger(-1);
        if (seconds < 0) {
            return std::nullopt;
        }
        failed.retryAfter = std::chrono::seconds(std::min(seconds, kLongestRetry));
    }
    if (json.contains(kCertificate)) {
        failed.certificate = reportFromJson(json.value(kCertificate).toObject());
        if (!failed.certificate || failed.error.name != ErrorName::CertificateRefused) {
            return std::nullopt;
        }
    }
    return failed;
}

} // namespace

QJsonObject encode(const BrokerMessage &message)
{
    return std::visit(Encoder{}, message);
}

QJsonObject encode(const PumpMessage &message)
{
    return std::visit(Encoder{}, message);
}

std::optional<BrokerMessage> decodeBrokerMessage(const QJsonObject &json)
{
    if (hasType(json, "start")) {
        return StartPump{};
    }
    if (hasType(json, "stop")) {
        return StopPump{};
    }
    if (hasType(json, "check-connection")) {
        return CheckConnection{};
    }
    const std::optional<qint64> port = portOf(json);
    if (!port) {
        return std::nullopt;
    }
    if (hasType(json, "port-ready")) {
        return PortReady{ *port, json.value(kDevice).toString(), json.value(kMtu).toInt(),
                          offloadsOf(json) };
    }
    if (hasType(json, "port-refused")) {
        return PortRefused{ *port, errorFromJson(json.value(kError).toObject()) };
    }
    if (hasType(json, "dismiss-port")) {
        return DismissPort{ *port };
    }
    if (hasType(json, "port-mtu")) {
        return PortMtu{ *port, json.value(kMtu).toInt() };
    }
    return std::nullopt;
}

std::optional<PumpMessage> decodePumpMessage(const QJsonObject &json)
{
    if (hasType(json, "phase")) {
        return decodePhase(json);
    }
    if (hasType(json, "failed")) {
        return decodeFailed(json);
    }
    if (hasType(json, "frames-dropped")) {
        return decodeDrops(json);
    }
    const std::optional<qint64> port = portOf(json);
    if (!port) {
        return std::nullopt;
    }
    if (hasType(json, "port-gone")) {
        return PortGone{ *port };
    }
    if (hasType(json, "port-offloads")) {
        return PortOffloads{ *port, offloadsOf(json) };
    }
    if (hasType(json, "port-wanted")) {
        const PortWanted wanted{ *port, json.value(kUser).toString(),
                                 json.value(kAddress).toString() };
        return isShort(wanted.user) && isShort(wanted.address) ? std::optional(wanted)
                                                               : std::nullopt;
    }
    if (hasType(json, "port-connected")) {
        const PortConnected connected{ *port, peerFromJson(json.value(kPeer).toObject()) };
        return isShort(connected.peer) ? std::optional(connected) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace Farlan
