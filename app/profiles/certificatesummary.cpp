// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/certificatesummary.h"

#include <QByteArrayView>
#include <QRegularExpression>
#include <QTimeZone>

#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// X.690: the tags that are met on the way to a subject.
constexpr quint8 kUtcTime = 0x17;
constexpr quint8 kBmpString = 0x1e;
constexpr quint8 kUniversalString = 0x1c;
constexpr quint8 kUtf8String = 0x0c;
constexpr quint8 kSequence = 0x30;
constexpr quint8 kSet = 0x31;
constexpr quint8 kVersion = 0xa0;
constexpr QByteArrayView kCommonName("\x55\x04\x03");
constexpr QByteArrayView kOrganization("\x55\x04\x0a");

struct Element {
    quint8 tag = 0;
    QByteArrayView content;
};

// Elements of DER, one after the other. The bytes are anybody's.
class DerReader final
{
public:
    explicit DerReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    bool atEnd() const { return m_rest.isEmpty(); }

    std::optional<Element> next()
    {
        if (m_rest.size() < 2) {
            return std::nullopt;
        }
        const auto byteAt = [this](qsizetype at) { return static_cast<quint8>(m_rest[at]); };
        const quint8 tag = byteAt(0);
        qsizetype length = byteAt(1);
        qsizetype start = 2;
        if (length >= 0x80) {
            const qsizetype bytes = length & 0x7f;
            if (bytes < 1 || bytes > 4 || m_rest.size() < 2 + bytes) {
                return std::nullopt;
            }
            length = 0;
            for (; start < 2 + bytes; ++start) {
                length = (length << 8) | byteAt(start);
            }
        }
        if (length > m_rest.size() - start) {
            return std::nullopt;
        }
        const Element element{ tag, m_rest.sliced(start, length) };
        m_rest = m_rest.sliced(start + length);
        return element;
    }

    std::optional<QByteArrayView> next(quint8 tag)
    {
        const std::optional<Element> element = next();
        return element && element->tag == tag ? std::optional(element->content) : std::nullopt;
    }

private:
    QByteArrayView m_rest;
};

QString textOf(const Element &element)
{
    if (element.tag == kUtf8String) {
        return QString::fromUtf8(element.content);
    }
    if (element.tag == kBmpString || element.tag == kUniversalString) {
        return {}; // which nobody uses any more
    }
    return QString::fromLatin1(element.content);
}

QDateTime timeOf(const Element &element)
{
    QString text = QString::fromLatin1(element.content);
    if (element.tag == kUtcTime) { // RFC 5280, 4.1.2.5.1
        text.prepend(text.left(2).toInt() >= 50 ? u"19"_s : u"20"_s);
    }
    QDateTime time = QDateTime::fromString(text, u"yyyyMMddHHmmss'Z'"_s);
    time.setTimeZone(QTimeZone::utc());
    return time;
}

QString nameIn(QByteArrayView name)
{
    QString organization;
    DerReader sets(name);
    while (const auto set = sets.next(kSet)) {
        DerReader attributes(*set);
        const auto attribute = attributes.next(kSequence);
        DerReader parts(attribute.value_or(QByteArrayView()));
        const auto type = parts.next();
        const auto value = parts.next();
        if (!type || !value) {
            break;
        }
        if (type->content == kCommonName) {
            return textOf(*value);
        }
        if (type->content == kOrganization) {
            organization = textOf(*value);
        }
    }
    return organization;
}

CertificateSummary summarize(QByteArrayView der)
{
    CertificateSummary summary;
    DerReader outer(der);
    DerReader signedPart(outer.next(kSequence).value_or(QByteArrayView()));
    DerReader fields(signedPart.next(kSequence).value_or(QByteArrayView()));
    std::optional<Element> serial = fields.next();
    if (serial && serial->tag == kVersion) {
        serial = fields.next();
    }
    fields.next(); // how it is signed
    summary.issuer = nameIn(fields.next(kSequence).value_or(QByteArrayView()));
    DerReader validity(fields.next(kSequence).value_or(QByteArrayView()));
    validity.next(); // from
    if (const auto until = validity.next()) {
        summary.validUntil = timeOf(*until);
    }
    summary.subject = nameIn(fields.next(kSequence).value_or(QByteArrayView()));
    return summary;
}

} // namespace

std::vector<CertificateSummary> summarizeCertificates(const QByteArray &pem)
{
    static const QRegularExpression block(u"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)"
                                          "-----END CERTIFICATE-----"_s);
    std::vector<CertificateSummary> summaries;
    auto blocks = block.globalMatch(QString::fromLatin1(pem));
    while (blocks.hasNext()) {
        const QByteArray der = QByteArray::fromBase64(blocks.next().captured(1).toLatin1());
        summaries.push_back(summarize(der));
    }
    return summaries;
}

} // namespace Farlan
