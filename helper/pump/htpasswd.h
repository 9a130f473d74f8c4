// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

namespace Farlan
{

// The users of a server, from a file in Apache's htpasswd format. Never changes once parsed, so
// that threads can share one.
class Htpasswd final
{
public:
    static constexpr qsizetype kMaximumLineBytes = 4 * 1024;

    // All or nothing. The error (InvalidFile) names the line and holds nothing of its hash.
    static Result<Htpasswd> parse(const QByteArray &content);

    // Takes as long as the user's hash was made to take; for an unknown user, as the file's
    // costliest does, so that the time does not tell who exists. Not for an event loop.
    bool verify(const QByteArray &user, QByteArrayView password) const;

    bool contains(const QByteArray &user) const { return m_hashes.contains(user); }
    qsizetype size() const { return m_hashes.size(); }
    qsizetype weakHashes() const { return m_weakHashes; } // how many users have $apr1$ or {SHA}

private:
    Htpasswd() = default;
    Result<void> addLine(QByteArrayView line);

    QHash<QByteArray, QByteArray> m_hashes; // by user
    QByteArray m_costliestHash;
    int m_costliestMicroseconds = -1;
    qsizetype m_weakHashes = 0;
};

} // namespace Farlan
