// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <QWidget>

class QVBoxLayout;

namespace aisb::gui {

class MessageBar;
class PageHeader;
class Shell;

// A chip in the header, or a permanent fact at the right of the status bar.
struct ChipSpec
{
    QString text;
    Tone tone = Tone::Neutral;
    QString icon = {}; // of icons.h; empty = none
    QString toolTip = {};
    bool operator==(const ChipSpec &) const = default;
};

// Base of everything shown in the page area: header (title, chips, meta line, actions), message
// bar, content. Subclasses put their content into body() and override the hooks; the constructor
// must not read files.
class Page : public QWidget
{
    Q_OBJECT
public:
    // shell outlives the page.
    explicit Page(Shell &shell, QWidget *parent = nullptr);
    ~Page() override;

    [[nodiscard]] Shell &shell() const { return m_shell; }
    [[nodiscard]] MessageBar &messageBar() const { return *m_messageBar; }

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString status() const { return m_status; }
    [[nodiscard]] QList<ChipSpec> facts() const { return m_facts; }

    // Called by the window: shown / about to be hidden. Then activate() / deactivate().
    void setActive(bool isActive);
    [[nodiscard]] bool isActive() const { return m_isActive; }

    // What goTo() or openDocument() gave. Called before activate().
    virtual void open(const QVariant &argument);
    // Asked before the window or the document closes; false keeps it open (the page says why).
    [[nodiscard]] virtual bool mayClose();
    // The widget Ctrl+F goes to, or null.
    [[nodiscard]] virtual QWidget *filterField() const;
    // View > Reset layout.
    virtual void resetLayout();

Q_SIGNALS:
    void titleChanged(const QString &title);
    void statusChanged(const QString &status);
    void factsChanged();

protected:
    // Header. Empty texts take no room; a page with an empty title has no header at all (first
    // start).
    void setTitle(const QString &title);
    void setTitleNote(const QString &note); // grey, right of the title: "1,284 in 2 folders"
    void setChips(const QList<ChipSpec> &chips);
    void setMeta(const QStringList &facts); // joined by middle dots
    void setMetaNote(const QString &note); // right end of the meta line
    // Commands by id, in reading order: secondary buttons, then the one primary (may be empty).
    void setHeaderActions(const QStringList &secondary, const QString &primary);
    // Puts any widget between secondary and primary buttons (a button with a menu). Takes
    // ownership.
    void addHeaderWidget(QWidget *widget);

    // Status bar while this page is shown.
    void setStatus(const QString &text);
    void setFacts(const QList<ChipSpec> &facts);

    // Content: margins 16 left and right, 8 below the header, spacing 8.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

    // The page comes to the front: bind commands, start timers. The base does nothing.
    virtual void activate();
    // It goes to the back: the base unbinds all commands bound with this as owner.
    virtual void deactivate();
    // Set every text again; called at the first activation and on each change of language.
    virtual void retranslate();

    void changeEvent(QEvent *event) override;

private:
    Shell &m_shell;
    PageHeader *m_header;
    MessageBar *m_messageBar;
    QVBoxLayout *m_body;
    QString m_status;
    QList<ChipSpec> m_facts;
    bool m_isActive = false;
    bool m_isTranslated = false;
};

} // namespace aisb::gui
