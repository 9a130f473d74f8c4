// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/passwordinput.h"

#include "app/farlanctl/terminalguard.h"
#include "app/inputfile.h"
#include "base/uniquefd.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QByteArray>
#include <QStringDecoder>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error noPassword()
{
    return Error{ .name = ErrorName::InvalidSettings, .message = u"No password was given."_s };
}

Error unusablePassword(const QString &message)
{
    return Error{ .name = ErrorName::InvalidSettings, .message = message };
}

Error tooLongPassword()
{
    return unusablePassword(u"The password is longer than %1 bytes."_s.arg(kMaximumPasswordBytes));
}

void print(int output, const QByteArray &text)
{
    // A prompt that cannot be shown is no reason not to read the password.
    [[maybe_unused]] const ssize_t written = write(output, text.constData(), size_t(text.size()));
}

Result<QString> decodePassword(QByteArray line)
{
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    if (line.isEmpty()) {
        return noPassword();
    }
    if (line.size() > kMaximumPasswordBytes) {
        return tooLongPassword();
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString password = decoder(line);
    if (decoder.hasError()) {
        return unusablePassword(u"The password is not valid UTF-8."_s);
    }
    if (std::any_of(password.begin(), password.end(),
                    [](QChar c) { return c.category() == QChar::Other_Control; })) {
        return unusablePassword(u"The password contains a control character."_s);
    }
    return password;
}

// Collects a line byte by byte, so that nothing behind it is taken. `waitForInput` is called before
// each byte and returns false when the user gave up.
template<typename WaitForInput>
Result<QString> readLine(int input, WaitForInput waitForInput)
{
    QByteArray line;
    while (true) {
        if (!waitForInput()) {
            return noPassword();
        }
        char byte = 0;
        const ssize_t got = read(input, &byte, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0 || byte == '\n') {
            return decodePassword(std::move(line));
        }
        line += byte;
        // One more for the \r of a line that just fits.
        if (line.size() > kMaximumPasswordBytes + 1) {
            return tooLongPassword();
        }
    }
}

} // namespace

Result<QString> readPasswordLine(int input)
{
    return readLine(input, [] { return true; });
}

Result<QString> askPassword(int terminal, int output, const QString &prompt)
{
    while (true) {
        TerminalGuard guard(terminal);
        // The prompt comes after the echo is off: who sees it may type.
        print(output, prompt.toLocal8Bit());
        bool interrupted = false;
        Result<QString> password = readLine(terminal, [&] {
            interrupted = !guard.waitForInput();
            return !interrupted;
        });
        print(output, "\n");
        const bool again = interrupted && guard.isOnlySuspended();
        guard.restore(); // A signal that was held back ends or stops the process here.
        if (!again) {
            return password;
        }
    }
}

Result<QString> readPassword(const QString &prompt)
{
    if (!isatty(STDIN_FILENO)) {
        return readPasswordLine(STDIN_FILENO);
    }
    const UniqueFd terminal(open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY));
    return askPassword(STDIN_FILENO, terminal ? terminal.get() : STDERR_FILENO, prompt);
}

Result<PasswordFile> readPasswordFile(const QString &path)
{
    const auto what = u"--passwd-file"_s;
    const Result<UniqueFd> file = openInputFile(path, what);
    if (!file) {
        return file.error();
    }
    Result<QString> password = readPasswordLine(file->get());
    if (!password) {
        return Error{
            .name = ErrorName::InvalidFile,
            .message = u"%1: the first line of %2 is not a password: %3"_s.arg(
                what, path, password.error().message),
        };
    }
    struct stat status = {};
    const bool isOpenToOthers
        = fstat(file->get(), &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH));
    return PasswordFile{
        .password = *std::move(password),
        .warning = isOpenToOthers
            ? u"Others can read the password in %1. To prevent that: chmod 600 %1"_s.arg(path)
            : QString(),
    };
}

} // namespace Farlan
