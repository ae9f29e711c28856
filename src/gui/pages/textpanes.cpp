// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/textpanes.h"

#include "gui/theme/fonts.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QFrame>
#include <QPainter>
#include <QTextBrowser>

namespace aisb::gui {

namespace {

// What a text of a foreign service names is never fetched, nor are files of this computer.
class QuietBrowser : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl &name) override
    {
        Q_UNUSED(type)
        Q_UNUSED(name)
        return {};
    }
};

class Hairline : public QWidget
{
public:
    Hairline() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter(this).fillRect(rect(), currentTheme().color(Token::Border));
    }
};

} // namespace

QTextBrowser *makeTextBrowser()
{
    auto *browser = new QuietBrowser;
    browser->setOpenLinks(false);
    browser->setFrameShape(QFrame::NoFrame);
    browser->setFont(textFont(TextSize::Body));
    browser->document()->setDocumentMargin(8);
    browser->setTabChangesFocus(true);
    setStyleProperty(*browser, "frameless", true);
    return browser;
}

void showHtml(QTextBrowser &browser, const QString &html, bool wraps)
{
    browser.setLineWrapMode(wraps ? QTextEdit::WidgetWidth : QTextEdit::NoWrap);
    browser.setWordWrapMode(
        wraps ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    browser.setHtml(html);
}

QWidget *makeHairline()
{
    return new Hairline;
}

} // namespace aisb::gui
