// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/applicationobject.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr qsizetype kMostUris = 32; // more are a mistake in a file manager
constexpr qsizetype kMostUri = 8192; // a path of PATH_MAX bytes, some of which take three
constexpr qsizetype kMostName = 64;
constexpr qsizetype kMostToken = 256;

// It is for the compositor, which knows its own.
QString tokenOf(const QVariantMap &platformData)
{
    for (const QString &key : { u"activation-token"_s, u"desktop-startup-id"_s }) {
        const QString token = platformData.value(key).toString();
        const bool isPrintable = std::all_of(
            token.begin(), token.end(), [](QChar each) { return each > u' ' && each < u'\x7f'; });
        if (!token.isEmpty() && token.size() <= kMostToken && isPrintable) {
            return token;
        }
    }
    return {};
}

} // namespace

ApplicationObject::ApplicationObject(QObject *parent)
    : QObject(parent)
{
}

ApplicationObject::~ApplicationObject() = default;

void ApplicationObject::Activate(const QVariantMap &platformData)
{
    emit activated(tokenOf(platformData));
}

void ApplicationObject::Open(const QStringList &uris, const QVariantMap &platformData)
{
    QStringList usable;
    for (const QString &uri : uris) {
        if (uri.size() <= kMostUri && usable.size() < kMostUris) {
            usable += uri;
        }
    }
    if (usable.isEmpty()) {
        Activate(platformData);
    } else {
        emit opened(usable, tokenOf(platformData));
    }
}

void ApplicationObject::ActivateAction(const QString &name, const QVariantList & /*parameter*/,
                                       const QVariantMap &platformData)
{
    if (!name.isEmpty() && name.size() <= kMostName) {
        emit actionActivated(name, tokenOf(platformData));
    }
}

} // namespace Farlan
