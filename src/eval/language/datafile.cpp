// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/datafile.h"

#include <QFile>

namespace aisb::eval {

using namespace Qt::StringLiterals;

core::Result<QByteArray> readDataFile(const QString &path, const QString &package, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::DsetDependency002,
            u"%1: %2; install the package %3 or name the folder of its files"_s.arg(
                path, file.errorString(), package));
    if (file.size() > maxBytes)
        return core::fail(core::ErrorCode::DsetData002,
            u"%1: %2 bytes, expected at most %3"_s.arg(path).arg(file.size()).arg(maxBytes));
    return file.readAll();
}

} // namespace aisb::eval
