// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/safepath.h"

#include <QFile>
#include <QFileInfo>

namespace aisb::store {

using namespace Qt::StringLiterals;

bool isInside(const QString &root, const QString &path)
{
    const QString canonicalRoot = QFileInfo(root).canonicalFilePath();
    const QString canonicalPath = QFileInfo(path).canonicalFilePath();
    return !canonicalRoot.isEmpty() && !canonicalPath.isEmpty()
        && (canonicalPath == canonicalRoot || canonicalRoot == "/"_L1
            || canonicalPath.startsWith(canonicalRoot + u'/'));
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name != "."_L1 && name != ".."_L1 && !name.contains(u'/')
        && !name.contains(QChar(0));
}

core::Result<QByteArray> readWhole(const QString &path, qint64 maxBytes)
{
    const auto failed = [&](const QString &reason) {
        return core::fail(core::ErrorCode::SummFile001, u"%1: %2"_s.arg(path, reason));
    };
    const QFileInfo info(path);
    if (!info.exists())
        return failed(u"the file is missing"_s);
    if (!info.isFile())
        return failed(u"expected a regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(u"cannot be read: "_s + file.errorString());
    if (file.size() > maxBytes)
        return failed(u"has %1 bytes, more than the limit of %2"_s.arg(file.size()).arg(maxBytes));
    const QByteArray bytes =
        file.read(file.size()); // not maxBytes: read allocates what it is asked for
    if (file.error() != QFileDevice::NoError)
        return failed(u"cannot be read: "_s + file.errorString());
    return bytes;
}

} // namespace aisb::store
