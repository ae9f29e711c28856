// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QString &current()
{
    static QString language = u"en"_s;
    return language;
}

// The translators installed now; children of the application.
QList<QPointer<QTranslator>> &installed()
{
    static QList<QPointer<QTranslator>> translators;
    return translators;
}

void install(const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(file, folder)) {
        installed().append(translator);
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

} // namespace

QStringList availableLanguages()
{
    return {u"en"_s, u"zh_CN"_s};
}

QString languageTitle(const QString &language)
{
    return language == "zh_CN"_L1 ? u"简体中文"_s : u"English"_s;
}

QString resolvedLanguage(const QString &setting)
{
    if (availableLanguages().contains(setting)) {
        return setting;
    }
    for (const QString &wish : QLocale::system().uiLanguages()) {
        if (wish.startsWith("zh"_L1)) {
            return u"zh_CN"_s;
        }
        if (wish.startsWith("en"_L1)) {
            return u"en"_s;
        }
    }
    return u"en"_s;
}

QString installLanguage(const QString &setting)
{
    const QString language = resolvedLanguage(setting);
    for (const QPointer<QTranslator> &translator : std::exchange(installed(), {})) {
        if (translator) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
    }
    current() = language;
    QLocale::setDefault(QLocale(language));
    install(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"aisbench-studio_"_s + language, u":/i18n"_s);
    return language;
}

QString currentLanguage()
{
    return current();
}

} // namespace aisb::gui
