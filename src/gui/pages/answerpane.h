// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/casehtml.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QTextBrowser;

namespace aisb::gui {

class Chip;
class ElidedLabel;

// What one model answered to a case: verdict, thinking, answer, extraction and reference.
class AnswerPane : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerPane(QWidget *parent = nullptr);

    // letter: empty when there is one model. color: of Theme::experiment().
    void setModel(const QString &letter, const QString &name, int color);
    // Nothing: a text that says why, "Reading…".
    void setCase(const std::optional<run::CaseText> &text, const QString &why = {});
    // With a line at its left: another one stands there.
    void setDivided(bool isDivided);
    void setWraps(bool wraps);
    void setReasoningOpen(bool isOpen);
    [[nodiscard]] bool isReasoningOpen() const { return m_isReasoningOpen; }
    [[nodiscard]] bool hasReasoning() const;
    [[nodiscard]] const std::optional<run::CaseText> &text() const { return m_text; }
    [[nodiscard]] QString shownText() const;

Q_SIGNALS:
    // By the link in the text.
    void reasoningToggled(bool isOpen);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void addFact(const QString &name, const QString &value, const QString &toolTip = {});
    void refreshFacts();

    QWidget *m_badge;
    ElidedLabel *m_name;
    Chip *m_verdict;
    QTextBrowser *m_browser;
    QWidget *m_factsFrame;
    QGridLayout *m_facts;
    QString m_letter;
    std::optional<run::CaseText> m_text;
    QString m_why;
    bool m_isDivided = false;
    bool m_wraps = true;
    bool m_isReasoningOpen = false;
};

} // namespace aisb::gui
