// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/loramap.h"

#include "core/text/json.h"

#include <QFile>
#include <QFileInfo>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxBytes = 64 * 1024 * 1024;

tl::unexpected<core::Error> unusable(const QString &path, const QString &why)
{
    return core::fail(core::ErrorCode::UtilsCfg002, u"%1: %2"_s.arg(path, why));
}

} // namespace

core::Result<QHash<int, QString>> readLoraMap(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return unusable(path, u"there is no such file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, file.errorString());
    const QByteArray text = file.read(kMaxBytes + 1);
    if (text.size() > kMaxBytes)
        return unusable(path, u"larger than 64 MiB"_s);
    const core::Result<core::Json> json = core::readJson(text);
    if (!json)
        return unusable(path, json.error().detail);
    if (!json->isObject())
        return unusable(path, u"expected an object of rows and adapters"_s);
    QHash<int, QString> adapters;
    for (const auto &[row, adapter] : json->members()) {
        bool isRow = false;
        const int id = row.toInt(&isRow);
        if (!isRow || id < 0)
            return unusable(
                path, u"expected the number of a row, found \"%1\""_s.arg(row.left(80)));
        if (!adapter.isString() || adapter.toString().isEmpty())
            return unusable(path, u"row %1: expected the name of an adapter"_s.arg(id));
        adapters.insert(id, adapter.toString());
    }
    return adapters;
}

} // namespace aisb::config
