// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/basiccredentials.h"

#include "contract/settingrules.h"
#include "pump/strictbase64.h"

#include <algorithm>

namespace Farlan
{

namespace
{

bool isPlainText(QByteArrayView text)
{
    return text.isValidUtf8() && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<uchar>(c) < ' ' || c == '\x7f';
           });
}

} // namespace

std::optional<Credentials> decodeBasicCredentials(QByteArrayView authorization)
{
    constexpr QByteArrayView kScheme = "Basic ";
    if (authorization.size() < kScheme.size()
        || authorization.first(kScheme.size()).compare(kScheme, Qt::CaseInsensitive) != 0) {
        return std::nullopt;
    }
    const std::optional<QByteArray> text
        = decodeStrictBase64(authorization.sliced(kScheme.size()).trimmed());
    if (!text || !isPlainText(*text)) {
        return std::nullopt;
    }
    const qsizetype colon = text->indexOf(':');
    if (colon < 0) {
        return std::nullopt;
    }
    Credentials credentials{ .user = text->first(colon), .password = text->sliced(colon + 1) };
    if (credentials.password.size() > kMaximumPasswordBytes) {
        return std::nullopt;
    }
    return credentials;
}

} // namespace Farlan
