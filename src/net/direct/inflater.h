// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace aisb::net::direct {

// Undoes the content codings gzip and deflate piece by piece, so that an event is there as soon as
// its bytes are. A value of one thread. Source: spec/models.md 22.1.
class Inflater
{
public:
    enum class Coding
    {
        Gzip,
        Deflate, // with or without the zlib header, as servers disagree
    };

    explicit Inflater(Coding coding);
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    // Appends what comes out of bytes to out, which is left a little above maxSize at most. False
    // when the bytes are no such data; nothing more comes out then.
    [[nodiscard]] bool append(QByteArrayView bytes, QByteArray &out, qint64 maxSize);
    // Whether the end of the data was seen.
    [[nodiscard]] bool isEnded() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace aisb::net::direct
