// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/trash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

tl::unexpected<core::Error> failed(const QString &folder, const QString &reason)
{
    return core::fail(core::ErrorCode::PartiFile001, u"%1: %2"_s.arg(folder, reason));
}

} // namespace

core::Result<Trashed> moveToTrash(const QString &folder)
{
    QFile file(folder);
    if (!QFileInfo(folder).isDir()) {
        return failed(folder, u"the folder is missing"_s);
    }
    if (!file.moveToTrash()) {
        return failed(folder, u"cannot be moved to the trash: "_s + file.errorString());
    }
    return Trashed{folder, file.fileName()};
}

core::Result<> restoreFromTrash(const Trashed &trashed)
{
    if (QFileInfo::exists(trashed.original)) {
        return failed(trashed.original, u"another folder stands in its place"_s);
    }
    if (!QDir().rename(trashed.inTrash, trashed.original)) {
        return failed(trashed.original, u"cannot be put back from %1"_s.arg(trashed.inTrash));
    }
    const QFileInfo place(trashed.inTrash);
    QFile::remove(
        place.path() + u"/../info/"_s + place.fileName() + u".trashinfo"_s); // of the trash spec
    return {};
}

} // namespace aisb::gui
