// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

#include <QWidget>

#include <deque>
#include <memory>

class QPlainTextEdit;

namespace aisb::gui {

namespace Ui {
class LogView;
} // namespace Ui

// Lines of a log, bounded. Follows the end until somebody scrolls up.
class LogView : public QWidget
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    void setLines(const std::deque<core::LogLine> &lines);
    void append(const core::LogLine &line);
    // Lines below the level are left out; the ones dropped come back when it is lowered.
    void setLevel(core::LogLine::Level level);
    void setFilter(const QString &text);
    // Long lines go on in the next one instead of beyond the edge.
    void setWrapping(bool isWrapping);
    void setFollowing(bool isFollowing);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void followingChanged(bool isFollowing);

private:
    [[nodiscard]] bool isShown(const core::LogLine &line) const;
    void write(const core::LogLine &line);
    void rebuild();
    void scrollToEnd();

    std::unique_ptr<Ui::LogView> m_ui;
    std::deque<core::LogLine> m_lines;
    core::LogLine::Level m_level = core::LogLine::Level::Info;
    QString m_filter;
    bool m_isFollowing = true;
};

} // namespace aisb::gui
