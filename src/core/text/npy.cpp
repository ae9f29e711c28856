// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/npy.h"

#include <QRegularExpression>
#include <QtEndian>

#include <cstring>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kMagic("\x93NUMPY", 6);
constexpr qsizetype kAlignment = 64;
constexpr qsizetype kPrefixV1 = 10; // magic, version, 16-bit header length

tl::unexpected<Error> broken(const QString &detail)
{
    return fail(ErrorCode::IcliFile002, u"time points: "_s + detail);
}

struct Layout
{
    qsizetype dataOffset = 0;
    qsizetype count = 0;
    bool isDouble = true;
};

Result<Layout> readHeader(QByteArrayView image)
{
    if (!image.startsWith(kMagic) || image.size() < kPrefixV1)
        return broken(u"byte 0: expected the magic text of a .npy image"_s);
    const int version = static_cast<uchar>(image[6]);
    if (version != 1 && version != 2)
        return broken(u"byte 6: expected version 1 or 2, found %1"_s.arg(version));
    const qsizetype prefix = version == 1 ? kPrefixV1 : kPrefixV1 + 2;
    if (image.size() < prefix)
        return broken(u"byte 8: expected the header length, found the end"_s);
    const auto headerSize = version == 1
        ? qsizetype{qFromLittleEndian<quint16>(image.data() + 8)}
        : static_cast<qsizetype>(qFromLittleEndian<quint32>(image.data() + 8));
    if (headerSize > image.size() - prefix)
        return broken(
            u"byte 8: a header of %1 bytes does not fit %2"_s.arg(headerSize).arg(image.size()));

    const QString header = QString::fromLatin1(image.sliced(prefix, headerSize));
    static const QRegularExpression kDescr(u"'descr'\\s*:\\s*'([^']*)'"_s);
    static const QRegularExpression kShape(u"'shape'\\s*:\\s*\\(\\s*(\\d{1,15})\\s*,?\\s*\\)"_s);
    const QString descr = kDescr.match(header).captured(1);
    const auto shape = kShape.match(header);
    if (descr != "<f8"_L1 && descr != "<f4"_L1)
        return broken(u"byte %1: expected '<f8' or '<f4' values, found '%2'"_s.arg(prefix).arg(
            descr.left(20)));
    if (!shape.hasMatch())
        return broken(u"byte %1: expected one dimension"_s.arg(prefix));

    Layout layout{prefix + headerSize, static_cast<qsizetype>(shape.captured(1).toLongLong()),
        descr == "<f8"_L1};
    const qsizetype itemSize = layout.isDouble ? 8 : 4;
    if (layout.count > (image.size() - layout.dataOffset) / itemSize)
        return broken(u"byte %1: expected %2 values, found %3 bytes"_s.arg(layout.dataOffset)
                .arg(layout.count)
                .arg(image.size() - layout.dataOffset));
    return layout;
}

} // namespace

QByteArray writeNpy(std::span<const double> values)
{
    QByteArray header = "{'descr': '<f8', 'fortran_order': False, 'shape': ("
        + QByteArray::number(static_cast<qint64>(values.size())) + ",), }";
    const qsizetype unpadded = kPrefixV1 + header.size() + 1;
    header.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    header.append('\n');

    QByteArray image = kMagic.toByteArray();
    image.append('\x01');
    image.append('\0');
    const quint16 size = qToLittleEndian(static_cast<quint16>(header.size()));
    image.append(reinterpret_cast<const char *>(&size), sizeof size);
    image += header;
    const qsizetype dataOffset = image.size();
    image.resize(dataOffset + static_cast<qsizetype>(values.size_bytes()));
    if (!values.empty()) // an empty span has no address to copy from
        qToLittleEndian<double>(
            values.data(), static_cast<qsizetype>(values.size()), image.data() + dataOffset);
    return image;
}

Result<std::vector<double>> readNpy(QByteArrayView image)
{
    const Result<Layout> layout = readHeader(image);
    if (!layout)
        return fail(layout.error());
    std::vector<double> values(static_cast<std::size_t>(layout->count));
    const char *data = image.data() + layout->dataOffset;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = layout->isDouble ? qFromLittleEndian<double>(data + i * 8)
                                     : static_cast<double>(qFromLittleEndian<float>(data + i * 4));
    return values;
}

} // namespace aisb::core
