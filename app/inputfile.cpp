// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputfile.h"

#include "base/memoryfile.h"
#include "contract/errornames.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalidFile(const QString &what, const QString &sentence, const QString &hint = {})
{
    return Error{
        .name = ErrorName::InvalidFile,
        .message = what + u": "_s + sentence,
        .hint = hint,
    };
}

Error openFailure(const QString &path, const QString &what, int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return invalidFile(what, u"there is no file %1."_s.arg(path));
    case EACCES:
    case EPERM:
        return invalidFile(what, u"you are not allowed to read %1."_s.arg(path),
                           u"See who is with: ls -l"_s);
    default:
        return invalidFile(
            what,
            u"%1 could not be opened: %2."_s.arg(
                path, QString::fromStdString(std::generic_category().message(number))));
    }
}

} // namespace

Result<UniqueFd> openInputFile(const QString &path, const QString &what)
{
    // O_NONBLOCK: a FIFO opens without its writer and is then refused.
    UniqueFd file(
        open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file) {
        // A socket and a device without driver cannot even be opened.
        return errno == ENXIO ? invalidFile(what, u"%1 is not a regular file."_s.arg(path))
                              : openFailure(path, what, errno);
    }
    struct stat status = {};
    if (fstat(file.get(), &status) < 0) {
        return openFailure(path, what, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return invalidFile(what, u"%1 is a directory."_s.arg(path));
    }
    if (!S_ISREG(status.st_mode)) {
        return invalidFile(what, u"%1 is not a regular file."_s.arg(path));
    }
    return file;
}

Result<QByteArray> readInputFile(const QString &path, const QString &what, qsizetype maximumBytes)
{
    const Result<UniqueFd> file = openInputFile(path, what);
    if (!file) {
        return file.error();
    }
    const Result<QByteArray> content = readWholeFile(file->get(), maximumBytes);
    if (!content) {
        return invalidFile(what, u"%1 could not be read: %2."_s.arg(path, content.error().message));
    }
    if (content->isEmpty()) {
        return invalidFile(what, u"%1 is empty."_s.arg(path));
    }
    return content;
}

} // namespace Farlan
