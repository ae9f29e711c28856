// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/share/sharefiles.h"

#include "gui/settings/language.h"

#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace aisb::gui {

QString fileStem(const QString &experiment, const QString &part)
{
    static const QRegularExpression others(u"[^\\p{L}\\p{N}_.]+"_s);
    const QString words = QString(part).toLower().replace(others, u"-"_s);
    return experiment.isEmpty() ? words : experiment + u'-' + words;
}

core::Result<> saveBytes(const QString &file, const QByteArray &bytes)
{
    QSaveFile target(file);
    const bool isWritten =
        target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
    if (!isWritten) {
        return core::fail(
            core::ErrorCode::UtilsFile004, u"%1: %2"_s.arg(file, target.errorString()));
    }
    return {};
}

report::PageLanguage pageLanguage()
{
    return currentLanguage().startsWith("zh"_L1) ? report::PageLanguage::Chinese
                                                 : report::PageLanguage::English;
}

} // namespace aisb::gui
