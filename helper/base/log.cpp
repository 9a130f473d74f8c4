// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include "base/logtext.h"
#include "base/ratelimiter.h"

#include <QLoggingCategory>
#include <QString>

#include <sys/stat.h>
#include <sys/uio.h>
#include <syslog.h>
#include <unistd.h>

#define SD_JOURNAL_SUPPRESS_LOCATION // The place of the message counts, not of this file.
#include <systemd/sd-journal.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr int kBurst = 10;
constexpr auto kInterval = 1s;

enum class Output { Text, Journal, Syslog };

int priority(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LOG_DEBUG;
    case QtInfoMsg:
        return LOG_INFO;
    case QtWarningMsg:
        return LOG_WARNING;
    case QtCriticalMsg:
        return LOG_ERR;
    case QtFatalMsg:
        return LOG_CRIT;
    }
    return LOG_WARNING;
}

const char *levelWord(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
    case QtInfoMsg:
        return "";
    case QtWarningMsg:
        return "warning: ";
    case QtCriticalMsg:
    case QtFatalMsg:
        return "error: ";
    }
    return "";
}

// systemd sets JOURNAL_STREAM to device and inode of the stderr it gave; a child may have another.
bool isStandardErrorTheJournal()
{
    struct stat status = {};
    const char *stream = std::getenv("JOURNAL_STREAM");
    return stream && fstat(STDERR_FILENO, &status) == 0
        && stream == std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino);
}

Output chooseOutput(LogSink sink)
{
    if (sink == LogSink::StandardError) {
        return isStandardErrorTheJournal() ? Output::Journal : Output::Text;
    }
    return access("/run/systemd/journal/socket", F_OK) == 0 ? Output::Journal : Output::Syslog;
}

QByteArray timeOfDay()
{
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    localtime_r(&now, &local); // unlike QTime and localtime() opens no file
    std::array<char, 16> text = {};
    return QByteArray(text.data(),
                      qsizetype(std::strftime(text.data(), text.size(), "%H:%M:%S ", &local)));
}

void writeToStandardError(const QByteArray &line)
{
    const char *data = line.constData();
    qsizetype left = line.size();
    while (left > 0) {
        const ssize_t written = write(STDERR_FILENO, data, size_t(left));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return; // There is nobody else to tell.
        }
        data += written;
        left -= written;
    }
}

void sendToJournal(const char *program, QtMsgType type, const QMessageLogContext &context,
                   const QByteArray &text)
{
    const std::array<QByteArray, 6> fields = {
        "MESSAGE=" + text,
        "PRIORITY=" + QByteArray::number(priority(type)),
        QByteArray("SYSLOG_IDENTIFIER=") + program,
        QByteArray("FARLAN_CATEGORY=") + context.category,
        QByteArray("CODE_FILE=") + context.file,
        "CODE_LINE=" + QByteArray::number(context.line),
    };
    std::array<iovec, fields.size()> parts = {};
    for (size_t i = 0; i < fields.size(); ++i) {
        parts[i] = { const_cast<char *>(fields[i].constData()), size_t(fields[i].size()) };
    }
    // Qt's own messages come without a place in the code.
    sd_journal_sendv(parts.data(), int(context.file ? parts.size() : parts.size() - 2));
}

class Log final
{
public:
    Log() = default;
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;
    // Whatever is printed while the process ends goes Qt's own way.
    ~Log() { qInstallMessageHandler(nullptr); }

    void configure(const char *program, LogSink sink, bool debug);
    void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);

private:
    // Copies, because a plugin's own strings go with the plugin.
    using Site = std::tuple<std::string, int, std::string>;

    std::optional<int> admit(QtMsgType type, const QMessageLogContext &context);
    void emitLine(QtMsgType type, const QMessageLogContext &context, const QByteArray &text) const;

    std::mutex m_mutex;
    const char *m_program = "";
    Output m_output = Output::Text;
    bool m_debug = false;
    std::map<Site, RateLimiter> m_limiters;
};

void Log::configure(const char *program, LogSink sink, bool debug)
{
    const std::lock_guard lock(m_mutex);
    m_program = program;
    m_output = chooseOutput(sink);
    m_debug = debug;
    if (m_output == Output::Syslog) {
        openlog(program, LOG_PID | LOG_NDELAY, LOG_DAEMON);
    }
}

void Log::handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const std::lock_guard lock(m_mutex);
    const std::optional<int> suppressed = admit(type, context);
    if (!suppressed) {
        return;
    }
    QByteArray line = escapedForLog(text).toUtf8();
    if (*suppressed == 1) {
        line += " (1 similar message was suppressed)";
    } else if (*suppressed > 1) {
        line += " (" + QByteArray::number(*suppressed) + " similar messages were suppressed)";
    }
    emitLine(type, context, line);
}

std::optional<int> Log::admit(QtMsgType type, const QMessageLogContext &context)
{
    if (type == QtFatalMsg || (type == QtDebugMsg && m_debug)) {
        return 0;
    }
    Site site(context.file ? context.file : "", context.line,
              context.category ? context.category : "");
    const auto [limiter, isNew]
        = m_limiters.try_emplace(std::move(site), kBurst, std::chrono::milliseconds(kInterval));
    return limiter->second.admit(std::chrono::steady_clock::now());
}

void Log::emitLine(QtMsgType type, const QMessageLogContext &context, const QByteArray &text) const
{
    switch (m_output) {
    case Output::Text:
        writeToStandardError((m_debug ? timeOfDay() : QByteArray()) + m_program + ": "
                             + levelWord(type) + text + '\n');
        return;
    case Output::Journal:
        sendToJournal(m_program, type, context, text);
        return;
    case Output::Syslog:
        syslog(priority(type), "%s", text.constData());
        return;
    }
}

// Qt's handler is a plain function, so there has to be one log that it knows.
Log &processLog()
{
    static Log log;
    return log;
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    processLog().handle(type, context, text);
}

} // namespace

void installLog(const char *program, LogSink sink, bool debug)
{
    tzset(); // reads the time zone while files can still be opened
    processLog().configure(program, sink, debug);
    QLoggingCategory::setFilterRules(debug ? u"farlan.*=true"_s
                                           : u"*.debug=false\n*.info=false\nfarlan.*.info=true"_s);
    qInstallMessageHandler(handleMessage);
}

} // namespace Farlan
