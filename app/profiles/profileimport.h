// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profileedit.h"

namespace Farlan
{

// Makes a profile of what a person has: a file of ours, "wss://a.example/lan", or the words of an
// etherws command, as "etherws client --uri wss://a.example/". `name` is its name, or empty for the
// file's own or one made of the address. It gets an id of its own. A file does not say what is for
// the person to decide: `insecure` and `start_at_login` are false then.
Result<ProfileEdit> importProfile(const QStringList &words, const QString &name);

// The profile as a file that another machine can import: with the CA's certificates in it, without
// an id.
Result<QByteArray> exportProfile(const Profile &profile);

} // namespace Farlan
