// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settings.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr QLatin1String kLanguage("language");
constexpr QLatin1String kTheme("theme");
constexpr QLatin1String kRoots("folders/roots");
constexpr QLatin1String kRecent("folders/recent");
constexpr QLatin1String kLayout("run/layout");
constexpr QLatin1String kProfile("run/metricsProfile");
constexpr QLatin1String kDatasets("run/datasetsRoot");
constexpr QLatin1String kTexts("run/textsDir");
constexpr QLatin1String kCatalogue("run/catalogueDir");
constexpr QLatin1String kWorkers("engine/workersNum");
constexpr QLatin1String kTimeOut("engine/requestTimeOutS");
constexpr QLatin1String kLogLevel("engine/logLevel");

// Names of fields that hold a secret, whatever prefix they have: models[0].api_key, Authorization.
bool namesSecret(const QString &key)
{
    const QString plain = QString(key).remove(u'_').remove(u'-').toLower();
    return plain.endsWith("apikey"_L1) || plain.endsWith("password"_L1)
        || plain.endsWith("secret"_L1) || plain.endsWith("authorization"_L1)
        || plain.endsWith("accesstoken"_L1);
}

core::Json withoutSecrets(const core::Json &value)
{
    if (value.isArray()) {
        core::Json::Array items;
        for (const core::Json &item : value.items()) {
            items.push_back(withoutSecrets(item));
        }
        return core::Json(std::move(items));
    }
    if (value.isObject()) {
        core::Json::Object members;
        for (const auto &[key, member] : value.members()) {
            if (!namesSecret(key)) {
                members.emplace_back(key, withoutSecrets(member));
            }
        }
        return core::Json(std::move(members));
    }
    return value;
}

QString cleanFolder(const QString &folder)
{
    return QDir::cleanPath(QDir(folder).absolutePath());
}

} // namespace

Settings::Settings(QObject *parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(
          QSettings::IniFormat, QSettings::UserScope, u"io.github.aisbench_studio"_s, u"Studio"_s))
{
}

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QString Settings::language() const
{
    return m_settings->value(kLanguage).toString();
}

void Settings::setLanguage(const QString &language)
{
    if (language != this->language()) {
        m_settings->setValue(kLanguage, language);
        Q_EMIT languageChanged(language);
    }
}

ThemeMode Settings::themeMode() const
{
    return themeModeFromName(m_settings->value(kTheme).toString());
}

void Settings::setThemeMode(ThemeMode mode)
{
    if (mode != themeMode()) {
        m_settings->setValue(kTheme, themeModeName(mode));
        Q_EMIT themeModeChanged(mode);
    }
}

QStringList Settings::roots() const
{
    const QStringList roots = m_settings->value(kRoots).toStringList();
    return roots.isEmpty() ? QStringList{defaultRoot()} : roots;
}

void Settings::setRoots(const QStringList &roots)
{
    QStringList clean;
    for (const QString &root : roots) {
        clean.append(cleanFolder(root));
    }
    clean.removeDuplicates();
    if (clean != m_settings->value(kRoots).toStringList()) {
        m_settings->setValue(kRoots, clean);
        Q_EMIT rootsChanged();
    }
}

void Settings::addRoot(const QString &root)
{
    setRoots(roots() + QStringList{root});
}

void Settings::removeRoot(const QString &root)
{
    QStringList rest = roots();
    rest.removeAll(cleanFolder(root));
    setRoots(rest);
}

QString Settings::defaultRoot() const
{
    const QStringList roots = m_settings->value(kRoots).toStringList();
    if (!roots.isEmpty()) {
        return roots.first();
    }
    return QDir::cleanPath(QStandardPaths::writableLocation(QStandardPaths::HomeLocation)
        + u"/AISBench/outputs/default"_s);
}

QStringList Settings::recentFolders() const
{
    return m_settings->value(kRecent).toStringList();
}

void Settings::addRecentFolder(const QString &folder)
{
    QStringList recent = recentFolders();
    const QString clean = cleanFolder(folder);
    recent.removeAll(clean);
    recent.prepend(clean);
    m_settings->setValue(kRecent, recent.mid(0, kRecentCount));
    Q_EMIT recentFoldersChanged();
}

void Settings::removeRecentFolder(const QString &folder)
{
    QStringList recent = recentFolders();
    if (recent.removeAll(cleanFolder(folder)) > 0) {
        m_settings->setValue(kRecent, recent);
        Q_EMIT recentFoldersChanged();
    }
}

core::Layout Settings::layout() const
{
    const QString name = m_settings->value(kLayout).toString();
    return name == core::layoutName(core::Layout::V3) ? core::Layout::V3 : core::Layout::Seed;
}

void Settings::setLayout(core::Layout layout)
{
    if (layout != this->layout()) {
        m_settings->setValue(kLayout, QString(core::layoutName(layout)));
        Q_EMIT layoutChanged();
    }
}

core::MetricsProfile Settings::metricsProfile() const
{
    const QString name = m_settings->value(kProfile).toString();
    return name == core::profileName(core::MetricsProfile::Reference)
        ? core::MetricsProfile::Reference
        : core::MetricsProfile::Corrected;
}

void Settings::setMetricsProfile(core::MetricsProfile profile)
{
    if (profile != metricsProfile()) {
        m_settings->setValue(kProfile, QString(core::profileName(profile)));
        Q_EMIT metricsProfileChanged();
    }
}

QString Settings::datasetsRoot() const
{
    return m_settings->value(kDatasets).toString();
}

void Settings::setDatasetsRoot(const QString &folder)
{
    m_settings->setValue(kDatasets, folder);
}

QString Settings::textsDir() const
{
    return m_settings->value(kTexts).toString();
}

void Settings::setTextsDir(const QString &folder)
{
    m_settings->setValue(kTexts, folder);
}

QString Settings::catalogueDir() const
{
    return m_settings->value(kCatalogue).toString();
}

void Settings::setCatalogueDir(const QString &folder)
{
    m_settings->setValue(kCatalogue, folder);
}

int Settings::workersNum() const
{
    return std::clamp(m_settings->value(kWorkers).toInt(), 0, kMaxWorkers);
}

void Settings::setWorkersNum(int workers)
{
    m_settings->setValue(kWorkers, workers);
}

int Settings::requestTimeOutS() const
{
    return std::clamp(m_settings->value(kTimeOut).toInt(), 0, kMaxTimeOutS);
}

void Settings::setRequestTimeOutS(int seconds)
{
    m_settings->setValue(kTimeOut, seconds);
}

std::optional<core::LogLine::Level> Settings::logLevel() const
{
    using Level = core::LogLine::Level;
    const QString name = m_settings->value(kLogLevel).toString();
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error}) {
        if (name == core::levelName(level)) {
            return level;
        }
    }
    return std::nullopt;
}

void Settings::setLogLevel(core::LogLine::Level level)
{
    m_settings->setValue(kLogLevel, QString(core::levelName(level)));
}

core::Json Settings::formValues(const QString &form) const
{
    const QByteArray text = m_settings->value(u"forms/"_s + form).toByteArray();
    const auto json = core::readJson(text);
    return json && json->isObject() ? *json : core::Json::object();
}

void Settings::setFormValues(const QString &form, const core::Json &values)
{
    m_settings->setValue(u"forms/"_s + form, core::writeJson(withoutSecrets(values)));
}

QByteArray Settings::windowState(const QString &key) const
{
    return m_settings->value(u"window/"_s + key).toByteArray();
}

void Settings::setWindowState(const QString &key, const QByteArray &state)
{
    m_settings->setValue(u"window/"_s + key, state);
}

void Settings::clearWindowStates(const QString &prefix)
{
    m_settings->beginGroup(u"window"_s);
    const QStringList keys = m_settings->allKeys();
    for (const QString &key : keys) {
        if (key.startsWith(prefix)) {
            m_settings->remove(key);
        }
    }
    m_settings->endGroup();
}

QVariant Settings::value(const QString &key, const QVariant &fallback) const
{
    return m_settings->value(u"frame/"_s + key, fallback);
}

void Settings::setValue(const QString &key, const QVariant &value)
{
    m_settings->setValue(u"frame/"_s + key, value);
}

bool Settings::flush()
{
    m_settings->sync();
    return m_settings->status() == QSettings::NoError;
}

} // namespace aisb::gui
