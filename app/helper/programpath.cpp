// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/programpath.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Farlan
{

QString programPath(const QString &name)
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char *folder : { ".", "../libexec/farlan" }) {
        const QFileInfo file(QDir(here.filePath(QString::fromLatin1(folder))).filePath(name));
        if (file.isExecutable()) {
            return file.canonicalFilePath();
        }
    }
    return {};
}

} // namespace Farlan
