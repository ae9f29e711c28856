// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/logview.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"

#include "ui_logview.h"

#include <QScrollBar>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr std::size_t kMaxLines = 5'000;

Token colorOfLevel(core::LogLine::Level level)
{
    switch (level) {
    case core::LogLine::Level::Error:
        return Token::Bad;
    case core::LogLine::Level::Warning:
        return Token::Warn;
    case core::LogLine::Level::Debug:
    case core::LogLine::Level::Info:
        break;
    }
    return Token::Text3;
}

} // namespace

LogView::LogView(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LogView>())
{
    m_ui->setupUi(this);
    m_ui->text->setFont(fixedFont());
    m_ui->text->setMaximumBlockCount(static_cast<int>(kMaxLines));
    m_ui->text->document()->setDocumentMargin(8);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &LogView::rebuild);
    connect(m_ui->text->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar *bar = m_ui->text->verticalScrollBar();
        setFollowing(bar->sliderPosition() >= bar->maximum());
    });
}

LogView::~LogView() = default;

void LogView::setLines(const std::deque<core::LogLine> &lines)
{
    m_lines = lines;
    rebuild();
}

void LogView::append(const core::LogLine &line)
{
    m_lines.push_back(line);
    if (m_lines.size() > kMaxLines) {
        m_lines.pop_front();
    }
    if (isShown(line)) {
        write(line);
        scrollToEnd();
    }
}

void LogView::setLevel(core::LogLine::Level level)
{
    m_level = level;
    rebuild();
}

void LogView::setFilter(const QString &text)
{
    m_filter = text;
    rebuild();
}

void LogView::setWrapping(bool isWrapping)
{
    m_ui->text->setLineWrapMode(isWrapping ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    scrollToEnd();
}

void LogView::setFollowing(bool isFollowing)
{
    if (isFollowing != m_isFollowing) {
        m_isFollowing = isFollowing;
        scrollToEnd();
        Q_EMIT followingChanged(isFollowing);
    }
}

QString LogView::text() const
{
    return m_ui->text->toPlainText();
}

bool LogView::isShown(const core::LogLine &line) const
{
    return line.level >= m_level
        && (m_filter.isEmpty() || line.text.contains(m_filter, Qt::CaseInsensitive));
}

void LogView::write(const core::LogLine &line)
{
    const Theme &theme = currentTheme();
    QTextCursor cursor(m_ui->text->document());
    cursor.movePosition(QTextCursor::End);
    if (!m_ui->text->document()->isEmpty()) {
        cursor.insertBlock();
    }
    QTextCharFormat format;
    format.setForeground(theme.color(Token::Text3));
    cursor.insertText(line.at.toString(u"HH:mm:ss.zzz  "_s), format);
    format.setForeground(theme.color(colorOfLevel(line.level)));
    cursor.insertText(QString(core::levelName(line.level)).leftJustified(9), format);
    format.setForeground(theme.color(Token::Text));
    cursor.insertText(line.text, format);
}

void LogView::rebuild()
{
    m_ui->text->clear();
    for (const core::LogLine &line : m_lines) {
        if (isShown(line)) {
            write(line);
        }
    }
    scrollToEnd();
}

void LogView::scrollToEnd()
{
    if (m_isFollowing) {
        QScrollBar *bar = m_ui->text->verticalScrollBar();
        bar->setValue(bar->maximum());
    }
}

} // namespace aisb::gui
