// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/buttons.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// The icon is 16 px; the rest is the gap before the text, which the style keeps too small.
constexpr QSize kButtonIcon{19, 16};

// Follows theme and font; the style sheet leaves labels alone.
class ThemeLabel : public QLabel
{
public:
    ThemeLabel(LabelKind kind, const QString &text, QWidget *parent)
        : QLabel(text, parent)
        , m_kind(kind)
    {
        connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] { refresh(); });
        refresh();
    }

private:
    void refresh()
    {
        setFont(fontOfKind());
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, currentTheme().color(colorOfKind()));
        setPalette(colors);
    }

    [[nodiscard]] Token colorOfKind() const
    {
        switch (m_kind) {
        case LabelKind::Body:
        case LabelKind::Strong:
        case LabelKind::Heading:
        case LabelKind::Fixed:
            break;
        case LabelKind::Secondary:
            return Token::Text2;
        case LabelKind::Hint:
            return Token::Text3;
        case LabelKind::Error:
            return Token::Bad;
        }
        return Token::Text;
    }

    [[nodiscard]] QFont fontOfKind() const
    {
        switch (m_kind) {
        case LabelKind::Strong:
            return textFont(TextSize::Body, QFont::DemiBold);
        case LabelKind::Heading:
            return textFont(TextSize::PageTitle, QFont::DemiBold);
        case LabelKind::Hint:
        case LabelKind::Error:
            return textFont(TextSize::Table);
        case LabelKind::Fixed:
            return fixedFont();
        case LabelKind::Body:
        case LabelKind::Secondary:
            break;
        }
        return textFont(TextSize::Body);
    }

    LabelKind m_kind;
};

} // namespace

QPushButton *makeButton(const QString &text, const QString &icon, ButtonKind kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    button->setIconSize(kButtonIcon);
    button->setProperty("iconName", icon);
    setButtonKind(*button, kind);
    return button;
}

void setButtonKind(QPushButton &button, ButtonKind kind)
{
    const Token color = kind == ButtonKind::Primary ? Token::OnAccent
        : kind == ButtonKind::Danger                ? Token::Bad
                                                    : Token::Text2;
    button.setIcon(themeIcon(button.property("iconName").toString(), color));
    button.setProperty("primary", kind == ButtonKind::Primary);
    setStyleProperty(button, "danger", kind == ButtonKind::Danger);
}

void setButtonMenu(QPushButton &button, QMenu *menu)
{
    button.setMenu(menu);
    setStyleProperty(button, "hasMenu", menu != nullptr);
}

QToolButton *makeIconButton(
    const QString &icon, const QString &name, bool isFramed, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themeIcon(icon));
    button->setIconSize({16, 16});
    button->setFixedSize(28, 28);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("framed", isFramed);
    button->setPopupMode(QToolButton::InstantPopup);
    setIconButtonName(*button, name);
    return button;
}

void setIconButtonName(QToolButton &button, const QString &name)
{
    button.setToolTip(name);
    button.setAccessibleName(name);
}

QToolButton *makeLinkButton(const QString &text, const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(themeIcon(icon, Token::Accent));
    button->setIconSize(kButtonIcon);
    button->setToolButtonStyle(
        icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setProperty("link", true);
    return button;
}

QLabel *makeLabel(LabelKind kind, const QString &text, QWidget *parent)
{
    auto *label = new ThemeLabel(kind, text, parent);
    if (kind == LabelKind::Fixed) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    return label;
}

void setStyleProperty(QWidget &widget, const char *name, const QVariant &value)
{
    if (widget.property(name) == value) {
        return;
    }
    widget.setProperty(name, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

} // namespace aisb::gui
