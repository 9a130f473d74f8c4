// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/websocketframe.h"

#include <QtEndian>

#include <array>
#include <cstring>

namespace Farlan
{

namespace
{

constexpr char kFinalBinary = static_cast<char>(0x82);
constexpr int kMaskBit = 0x80;
constexpr qsizetype kMaximumHeader = 14; // 2, length of 8, key of 4

// XORs the payload with the key (in the order of the wire), eight bytes at a time.
void applyMask(char *data, qsizetype size, quint32 key)
{
    const quint64 wide = (static_cast<quint64>(key) << 32) | key;
    qsizetype i = 0;
    for (; i + 8 <= size; i += 8) {
        quint64 word = 0;
        std::memcpy(&word, data + i, 8);
        word ^= wide;
        std::memcpy(data + i, &word, 8);
    }
    std::array<char, 4> bytes{};
    std::memcpy(bytes.data(), &key, bytes.size());
    for (; i < size; ++i) {
        data[i] = static_cast<char>(data[i] ^ bytes[static_cast<size_t>(i) % 4]);
    }
}

} // namespace

void appendBinaryFrame(QByteArray &out, QByteArrayView payload, std::optional<quint32> key)
{
    const qsizetype size = payload.size();
    const int mask = key ? kMaskBit : 0;
    std::array<char, kMaximumHeader> header{};
    qsizetype used = 0;
    header[0] = kFinalBinary;
    if (size < 126) {
        header[1] = static_cast<char>(mask | static_cast<int>(size));
        used = 2;
    } else if (size <= 0xffff) {
        header[1] = static_cast<char>(mask | 126);
        qToBigEndian(static_cast<quint16>(size), header.data() + 2);
        used = 4;
    } else {
        header[1] = static_cast<char>(mask | 127);
        qToBigEndian(static_cast<quint64>(size), header.data() + 2);
        used = 10;
    }
    if (key) {
        std::memcpy(header.data() + used, &*key, sizeof(*key));
        used += static_cast<qsizetype>(sizeof(*key));
    }
    out.append(header.data(), used);
    out.append(payload);
    if (key) {
        applyMask(out.data() + out.size() - size, size, *key);
    }
}

} // namespace Farlan
