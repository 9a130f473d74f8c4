// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/argumentscanner.h"

#include "app/farlanctl/commandoptions.h"
#include "contract/errornames.h"

#include <optional>

using namespace Qt::StringLiterals;

// QCommandLineParser is not used: it knows no options that belong to a command, takes the next
// option for a missing value, and keeps silent about options given twice.
namespace Farlan
{

namespace
{

Error invalid(const QString &message, const QString &hint = {})
{
    return Error{ .name = ErrorName::InvalidSettings, .message = message, .hint = hint };
}

class Scanner final
{
public:
    explicit Scanner(const QStringList &arguments)
        : m_arguments(arguments)
    {
    }

    Result<ScannedArguments> scan();

private:
    Result<void> scanOption(const QString &argument);
    Result<QString> valueOf(const CommandOption &option, const std::optional<QString> &attached);

    const QStringList m_arguments;
    qsizetype m_next = 0;
    ScannedArguments m_scanned;
};

Result<ScannedArguments> Scanner::scan()
{
    while (m_next < m_arguments.size()) {
        const QString argument = m_arguments.at(m_next++);
        if (argument == "--"_L1) {
            m_scanned.words += m_arguments.mid(m_next);
            break;
        }
        if (argument.size() < 2 || !argument.startsWith(u'-')) {
            m_scanned.words += argument;
            continue;
        }
        if (const auto option = scanOption(argument); !option) {
            return option.error();
        }
    }
    return m_scanned;
}

Result<void> Scanner::scanOption(const QString &argument)
{
    const qsizetype equals = argument.indexOf(u'=');
    const QString shown = argument.left(equals);
    const CommandOption *option = nullptr;
    if (shown.startsWith("--"_L1)) {
        option = findOption(QStringView(shown).mid(2));
    } else if (shown == "-h"_L1) {
        option = findOption(u"help");
    }
    if (!option) {
        return invalid(u"There is no option %1."_s.arg(shown),
                       u"farlanctl COMMAND --help shows the options of a command."_s);
    }
    const std::optional<QString> attached
        = equals < 0 ? std::nullopt : std::optional(argument.mid(equals + 1));
    const Result<QString> value = valueOf(*option, attached);
    if (!value) {
        return value.error();
    }
    QStringList &values = m_scanned.options[QString(option->name)];
    if (!values.isEmpty() && !option->isRepeatable) {
        return invalid(u"%1 was given twice."_s.arg(shown));
    }
    values += *value;
    return {};
}

Result<QString> Scanner::valueOf(const CommandOption &option,
                                 const std::optional<QString> &attached)
{
    if (!option.takesValue()) {
        return attached ? Result<QString>(invalid(u"--%1 takes no value."_s.arg(option.name)))
                        : QString();
    }
    if (!attached && option.isValueOptional) {
        return QString();
    }
    const bool isNextTheValue
        = !attached && m_next < m_arguments.size() && !m_arguments.at(m_next).startsWith("--"_L1);
    if (!attached && !isNextTheValue) {
        return invalid(u"--%1 needs a value."_s.arg(option.name),
                       u"Write --%1=%2."_s.arg(option.name, option.valueName));
    }
    const QString value = attached ? *attached : m_arguments.at(m_next++);
    if (value.isEmpty()) {
        return invalid(u"The value of --%1 is empty."_s.arg(option.name));
    }
    return value;
}

} // namespace

Result<ScannedArguments> scanArguments(const QStringList &arguments)
{
    return Scanner(arguments).scan();
}

} // namespace Farlan
