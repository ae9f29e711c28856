// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/inflater.h"

#include <zlib.h>

#include <array>

namespace aisb::net::direct {

namespace {

constexpr int kGzipWindow = 15 + 16;
constexpr int kZlibWindow = 15;
constexpr int kRawWindow = -15;
constexpr std::size_t kStep = 16 * 1024;

// RFC 1950: method 8 and a check sum over the first two bytes.
bool isZlibHeader(QByteArrayView start)
{
    const auto first = static_cast<unsigned char>(start[0]);
    const auto second = static_cast<unsigned char>(start[1]);
    return (first & 0x0fU) == 8 && (first * 256U + second) % 31 == 0;
}

} // namespace

class Inflater::Impl
{
public:
    explicit Impl(Coding codingGiven)
        : coding(codingGiven)
    {
    }
    ~Impl()
    {
        if (isOpen)
            inflateEnd(&stream);
    }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    bool open(int window)
    {
        isOpen = inflateInit2(&stream, window) == Z_OK;
        return isOpen;
    }

    Coding coding;
    QByteArray start; // less than the two bytes that tell the kinds of deflate apart
    z_stream stream{};
    bool isOpen = false;
    bool isEnded = false;
    bool isBroken = false;
};

Inflater::Inflater(Coding coding)
    : m_impl(std::make_unique<Impl>(coding))
{
}

Inflater::~Inflater() = default;

bool Inflater::append(QByteArrayView bytes, QByteArray &out, qint64 maxSize)
{
    Impl &impl = *m_impl;
    if (impl.isBroken || (impl.isEnded && !bytes.isEmpty()))
        return false;
    QByteArray joined;
    if (!impl.isOpen) {
        if (impl.coding == Coding::Deflate) {
            joined = impl.start;
            joined.append(bytes);
            impl.start = joined.first(std::min(joined.size(), qsizetype{1}));
            if (joined.size() < 2)
                return true;
            bytes = joined;
        }
        const int window = impl.coding == Coding::Gzip ? kGzipWindow
            : isZlibHeader(bytes)                      ? kZlibWindow
                                                       : kRawWindow;
        if (!impl.open(window))
            return false;
    }
    std::array<Bytef, kStep> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): written first
    // zlib takes a pointer to mutable bytes and does not write to them.
    impl.stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
    impl.stream.avail_in = static_cast<uInt>(bytes.size());
    do {
        impl.stream.next_out = piece.data();
        impl.stream.avail_out = static_cast<uInt>(piece.size());
        const int state = inflate(&impl.stream, Z_SYNC_FLUSH);
        const auto made = static_cast<qsizetype>(piece.size() - impl.stream.avail_out);
        out.append(reinterpret_cast<const char *>(piece.data()), made);
        impl.isEnded = state == Z_STREAM_END;
        impl.isBroken = state != Z_OK && state != Z_BUF_ERROR && !impl.isEnded;
    } while (
        !impl.isEnded && !impl.isBroken && impl.stream.avail_out == 0 && out.size() <= maxSize);
    return !impl.isBroken;
}

bool Inflater::isEnded() const
{
    return m_impl->isEnded;
}

} // namespace aisb::net::direct
