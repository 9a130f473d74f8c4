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
constexpr char kFinalPong = static_cast<char>(0x8a);
constexpr int kMaskBit = 0x80;

struct Header {
    std::array<char, kMessageHeadroom> bytes{};
    qsizetype size = 0;
};

Header headerOf(char first, qsizetype payload, std::optional<quint32> key)
{
    const int mask = key ? kMaskBit : 0;
    Header header;
    header.bytes[0] = first;
    if (payload < 126) {
        header.bytes[1] = static_cast<char>(mask | static_cast<int>(payload));
        header.size = 2;
    } else if (payload <= 0xffff) {
        header.bytes[1] = static_cast<char>(mask | 126);
        qToBigEndian(static_cast<quint16>(payload), header.bytes.data() + 2);
        header.size = 4;
    } else {
        header.bytes[1] = static_cast<char>(mask | 127);
        qToBigEndian(static_cast<quint64>(payload), header.bytes.data() + 2);
        header.size = 10;
    }
    if (key) {
        std::memcpy(header.bytes.data() + header.size, &*key, sizeof(*key));
        header.size += static_cast<qsizetype>(sizeof(*key));
    }
    return header;
}

void appendFrame(QByteArray &out, char first, QByteArrayView payload, std::optional<quint32> key)
{
    const Header header = headerOf(first, payload.size(), key);
    out.append(header.bytes.data(), header.size);
    out.append(payload);
    if (key) {
        applyMask(out.data() + out.size() - payload.size(), payload.size(), *key);
    }
}

} // namespace

void applyMask(char *data, qsizetype size, quint32 key)
{
    if (key == 0) {
        return;
    }
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

void appendBinaryFrame(QByteArray &out, QByteArrayView payload, std::optional<quint32> key)
{
    appendFrame(out, kFinalBinary, payload, key);
}

void appendPong(QByteArray &out, QByteArrayView payload, std::optional<quint32> key)
{
    appendFrame(out, kFinalPong, payload, key);
}

void frameInPlace(QByteArray &message, std::optional<quint32> key)
{
    const qsizetype payload = message.size() - kMessageHeadroom;
    const Header header = headerOf(kFinalBinary, payload, key);
    if (key) {
        applyMask(message.data() + kMessageHeadroom, payload, *key);
    }
    std::memcpy(message.data() + kMessageHeadroom - header.size, header.bytes.data(),
                static_cast<size_t>(header.size));
    message.remove(0, kMessageHeadroom - header.size); // moves the beginning, not the bytes
}

} // namespace Farlan
