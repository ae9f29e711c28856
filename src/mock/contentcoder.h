// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace aisb::mock {

// Content coding of an answer body, flushed after every piece so that a stream still arrives event
// by event.
class ContentCoder
{
public:
    enum class Coding
    {
        Identity,
        Gzip,
        Deflate
    };

    explicit ContentCoder(Coding coding);
    ~ContentCoder();
    ContentCoder(const ContentCoder &) = delete;
    ContentCoder &operator=(const ContentCoder &) = delete;

    [[nodiscard]] QByteArray name() const; // for Content-Encoding; empty for identity
    [[nodiscard]] QByteArray encode(const QByteArray &bytes);
    [[nodiscard]] QByteArray finish(); // the coding's own end

private:
    struct Stream;

    QByteArray run(const QByteArray &bytes, int flush);

    Coding m_coding;
    std::unique_ptr<Stream> m_stream; // null for identity
};

} // namespace aisb::mock
