// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/tomltext.h"

#include "contract/errornames.h"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <QRegularExpression>

#include <sstream>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString fromStd(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant variantOf(const toml::node &node)
{
    if (const auto *text = node.as_string()) {
        return fromStd(text->get());
    }
    if (const auto *number = node.as_integer()) {
        return static_cast<qlonglong>(number->get());
    }
    if (const auto *number = node.as_floating_point()) {
        return number->get();
    }
    if (const auto *flag = node.as_boolean()) {
        return flag->get();
    }
    if (const auto *array = node.as_array()) {
        QVariantList list;
        for (const toml::node &item : *array) {
            list.append(item.is_array() ? QVariant(QVariantMap()) : variantOf(item));
        }
        return list;
    }
    return QVariantMap();
}

toml::array arrayOf(const QStringList &texts)
{
    toml::array array;
    for (const QString &text : texts) {
        array.push_back(text.toStdString());
    }
    return array;
}

// Only what PEM consists of is written on several lines: toml++ would write quotation marks there
// as they are, and with them what ends the text.
toml::format_flags flagsFor(const QString &text)
{
    static const QRegularExpression pem(u"\\A[A-Za-z0-9+/=-][A-Za-z0-9+/= \\n-]*\\z"_s);
    constexpr auto kOneLine
        = toml::format_flags::allow_unicode_strings | toml::format_flags::indentation;
    return pem.match(text).hasMatch() ? kOneLine | toml::format_flags::allow_multi_line_strings
                                      : kOneLine;
}

void print(std::ostream &out, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString: {
        const QString text = value.toString();
        const toml::value<std::string> node(text.toStdString());
        out << toml::toml_formatter(node, flagsFor(text));
        break;
    }
    case QMetaType::Bool:
        out << toml::toml_formatter(toml::value<bool>(value.toBool()));
        break;
    case QMetaType::QStringList:
        out << toml::toml_formatter(arrayOf(value.toStringList()), flagsFor({}));
        break;
    default:
        out << toml::toml_formatter(toml::value<int64_t>(value.toLongLong()));
        break;
    }
}

// toml++ takes as much of the stack as a key has parts. Returns the line that has too many, or 0.
int lineOfDeepKey(const QByteArray &text)
{
    constexpr int kMostDots = 1000; // 64 origins have less
    int line = 1;
    int dots = 0;
    for (const char c : text) {
        if (c == '\n') {
            ++line;
            dots = 0;
        } else if (c == '.' && ++dots > kMostDots) {
            return line;
        }
    }
    return 0;
}

} // namespace

Result<TomlText> parseToml(const QByteArray &text)
{
    if (const int line = lineOfDeepKey(text)) {
        return Error{ ErrorName::InvalidFile, u"line %1: There are too many dots."_s.arg(line) };
    }
    const toml::parse_result parsed
        = toml::parse(std::string_view(text.constData(), static_cast<size_t>(text.size())));
    if (!parsed) {
        return Error{ ErrorName::InvalidFile,
                      u"line %1: %2."_s.arg(QString::number(parsed.error().source().begin.line),
                                            fromStd(parsed.error().description())) };
    }
    TomlText result;
    for (const auto &[key, node] : parsed.table()) {
        const QString name = fromStd(key.str());
        result.values.insert(name, variantOf(node));
        result.lines.insert(name, static_cast<int>(key.source().begin.line));
    }
    return result;
}

QByteArray leadingComment(const QByteArray &text)
{
    qsizetype end = 0;
    while (end < text.size()) {
        qsizetype next = text.indexOf('\n', end);
        next = next < 0 ? text.size() : next + 1;
        const QByteArray line = text.mid(end, next - end).trimmed();
        if (!line.isEmpty() && !line.startsWith('#')) {
            break;
        }
        end = next;
    }
    const QByteArray comment = text.left(end);
    return comment.isEmpty() || comment.endsWith('\n') ? comment : comment + '\n';
}

QByteArray formatToml(const QVariantMap &values, const QStringList &keys)
{
    std::ostringstream out;
    for (const QString &key : keys) {
        if (values.contains(key)) {
            out << key.toStdString() << " = ";
            print(out, values.value(key));
            out << '\n';
        }
    }
    return QByteArray::fromStdString(out.str());
}

} // namespace Farlan
