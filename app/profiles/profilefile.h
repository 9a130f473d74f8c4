// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QByteArray>
#include <QString>

namespace Farlan
{

inline constexpr qsizetype kMaximumProfileBytes = 2 * 1024 * 1024; // CA certificates are in it

// A profile and the bytes of the file that it was read from.
struct ProfileFile {
    QString path;
    Profile profile;
    QByteArray content;
};

// A file without "id" has one that comes from its path; without "name", the name of the file. The
// error (InvalidFile) begins with path and line: "/home/anna/…/lab.toml:3: mtu: …".
Result<ProfileFile> readProfileFile(const QString &path);
Result<Profile> parseProfile(const QByteArray &content, const QString &path);

// In the canonical order, below the comment that `content` begins with.
QByteArray formatProfile(const Profile &profile, const QByteArray &content);

// The same, and whether it will be read as what it is: else InvalidFile.
Result<QByteArray> checkedProfileText(const Profile &profile, const QByteArray &content,
                                      const QString &path);

} // namespace Farlan
