// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/share/sharefiles.h"

#include "gui/settings/language.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace aisb::gui {

QString fileStem(const QString &experiment, const QString &part)
{
    static const QRegularExpression others(u"[^\\p{L}\\p{N}_.]+"_s);
    const QString words = QString(part).toLower().replace(others, u"-"_s);
    return experiment.isEmpty() ? words : experiment + u'-' + words;
}

report::PageLanguage pageLanguage()
{
    return currentLanguage().startsWith("zh"_L1) ? report::PageLanguage::Chinese
                                                 : report::PageLanguage::English;
}

} // namespace aisb::gui
