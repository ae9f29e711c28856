// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/contentcoder.h"

#define ZLIB_CONST
#include <zlib.h>

namespace aisb::mock {

struct ContentCoder::Stream
{
    z_stream z = {};
};

ContentCoder::ContentCoder(Coding coding)
    : m_coding(coding)
{
    if (coding == Coding::Identity)
        return;
    m_stream = std::make_unique<Stream>();
    const int windowBits = coding == Coding::Gzip ? MAX_WBITS + 16 : MAX_WBITS;
    if (deflateInit2(
            &m_stream->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY)
        != Z_OK) {
        m_stream.reset();
        m_coding = Coding::Identity;
    }
}

ContentCoder::~ContentCoder()
{
    if (m_stream != nullptr)
        deflateEnd(&m_stream->z);
}

QByteArray ContentCoder::name() const
{
    switch (m_coding) {
    case Coding::Gzip:
        return "gzip";
    case Coding::Deflate:
        return "deflate";
    case Coding::Identity:
        break;
    }
    return {};
}

QByteArray ContentCoder::encode(const QByteArray &bytes)
{
    return m_stream == nullptr ? bytes : run(bytes, Z_SYNC_FLUSH);
}

QByteArray ContentCoder::finish()
{
    return m_stream == nullptr ? QByteArray() : run({}, Z_FINISH);
}

QByteArray ContentCoder::run(const QByteArray &bytes, int flush)
{
    z_stream &z = m_stream->z;
    z.next_in = reinterpret_cast<const Bytef *>(bytes.constData());
    z.avail_in = static_cast<uInt>(bytes.size());
    QByteArray out;
    do {
        const qsizetype before = out.size();
        out.resize(before + 4096);
        z.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        z.avail_out = 4096;
        deflate(&z, flush);
        out.chop(static_cast<qsizetype>(z.avail_out));
    } while (z.avail_out == 0);
    return out;
}

} // namespace aisb::mock
