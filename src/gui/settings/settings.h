// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/runoptions.h"
#include "core/text/json.h"
#include "gui/theme/theme.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

class QSettings;

namespace aisb::gui {

// Preferences of a person, typed. GUI thread only. Never a secret: members of form values whose key
// names one are dropped.
class Settings : public QObject
{
    Q_OBJECT
public:
    // The user's own settings.
    explicit Settings(QObject *parent = nullptr);
    // Settings in a file, for tests.
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override;

    // "" follows the system, else "en" or "zh_CN".
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    [[nodiscard]] ThemeMode themeMode() const;
    void setThemeMode(ThemeMode mode);

    // Work directories whose experiments the home page lists; the first is where new runs are
    // written.
    [[nodiscard]] QStringList roots() const;
    void setRoots(const QStringList &roots);
    void addRoot(const QString &root);
    void removeRoot(const QString &root);
    // Where new runs are written: the first root.
    [[nodiscard]] QString defaultRoot() const;

    // Experiments opened before, newest first, at most kRecentCount.
    static constexpr int kRecentCount = 12;
    [[nodiscard]] QStringList recentFolders() const;
    void addRecentFolder(const QString &folder);
    void removeRecentFolder(const QString &folder);

    [[nodiscard]] core::Layout layout() const;
    void setLayout(core::Layout layout);
    [[nodiscard]] core::MetricsProfile metricsProfile() const;
    void setMetricsProfile(core::MetricsProfile profile);
    // Empty: the catalogue's rule.
    [[nodiscard]] QString datasetsRoot() const;
    void setDatasetsRoot(const QString &folder);
    // Folder of prompt texts that are not shipped; empty: that of the environment.
    [[nodiscard]] QString textsDir() const;
    void setTextsDir(const QString &folder);
    // Folder of the user's own configurations; empty: none.
    [[nodiscard]] QString catalogueDir() const;
    void setCatalogueDir(const QString &folder);

    // Constants of runs (spec/workflow.md 1.8); unset: those of the environment.
    static constexpr int kMaxWorkers = 256;
    static constexpr int kMaxTimeOutS = 86'400;
    [[nodiscard]] int workersNum() const; // 0 = unset
    void setWorkersNum(int workers);
    [[nodiscard]] int requestTimeOutS() const; // 0 = unset
    void setRequestTimeOutS(int seconds);
    [[nodiscard]] std::optional<core::LogLine::Level> logLevel() const;
    void setLogLevel(core::LogLine::Level level);

    // Last values of a form, an object by field path; an empty object when there are none.
    [[nodiscard]] core::Json formValues(const QString &form) const;
    void setFormValues(const QString &form, const core::Json &values);

    // saveState()/saveGeometry() of a window, header or splitter.
    [[nodiscard]] QByteArray windowState(const QString &key) const;
    void setWindowState(const QString &key, const QByteArray &state);
    void clearWindowStates(const QString &prefix);
    // Small facts of the frame and pages: page shown last, column choices, hints already seen.
    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

    // Writes to disk now. False when the file cannot be written.
    bool flush();

Q_SIGNALS:
    void languageChanged(const QString &language);
    void themeModeChanged(aisb::gui::ThemeMode mode);
    void rootsChanged();
    void recentFoldersChanged();
    void layoutChanged();
    void metricsProfileChanged();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace aisb::gui
