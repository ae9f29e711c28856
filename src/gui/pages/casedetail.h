// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/casesmodel.h"
#include "gui/pages/casehtml.h"
#include "gui/widgets/card.h"

#include <QFutureWatcher>

#include <array>
#include <memory>
#include <optional>

class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTextBrowser;
class QToolButton;

namespace aisb::gui {

class AnswerPane;
class EmptyState;
class SegmentedControl;
class Settings;

namespace Ui {
class CaseDetail;
} // namespace Ui

// One case: the prompt as it was sent, the answers of up to two models beside each other, the
// record. Texts are read in a pool thread.
class CaseDetail : public Card
{
    Q_OBJECT
public:
    // What the header and the columns say.
    struct Model
    {
        QString letter; // empty: there is one model
        QString name;
        int color = 0;
        bool isThere = false;
    };

    explicit CaseDetail(QWidget *parent = nullptr);
    ~CaseDetail() override;

    void setModels(
        CaseBrowsers browsers, const std::array<Model, kCaseSlots> &models, const QString &dataset);
    // Nothing: no case is chosen. place: among those listed, "4 of 27".
    void setCase(const std::optional<CaseListRow> &row, const QString &place);

    void setWraps(bool wraps);
    [[nodiscard]] bool wraps() const { return m_wraps; }
    void setReasoningOpen(bool isOpen);
    void toggleReasoning();
    void copyCase();

    [[nodiscard]] const std::optional<run::CaseText> &text(std::size_t slot) const;
    [[nodiscard]] AnswerPane *answer(std::size_t slot) const { return m_answers[slot]; }
    [[nodiscard]] QString shownPrompt() const;
    [[nodiscard]] QString shownRecord() const;
    [[nodiscard]] bool isBusy() const { return m_isReading; }

    void saveLayout(Settings &settings) const;
    void restoreLayout(const Settings &settings);
    void resetLayout();

Q_SIGNALS:
    void stepRequested(int direction);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Texts
    {
        std::array<std::optional<core::Result<run::CaseText>>, kCaseSlots> slots_;
    };

    void buildHeader();
    void buildPanes();
    void retranslate();
    void read();
    void take();
    void refresh();
    void refreshPrompt();
    void refreshRecord();
    void fillCopyMenu();
    [[nodiscard]] QString caseTitle(std::size_t slot) const;
    void copyParts(QString (*part)(const run::CaseText &));

    std::unique_ptr<Ui::CaseDetail> m_ui;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_wrapButton;
    QPushButton *m_copy;
    QSplitter *m_dialogue;
    QSplitter *m_columns;
    QWidget *m_promptPane;
    SegmentedControl *m_promptOf;
    QTextBrowser *m_prompt;
    std::array<AnswerPane *, kCaseSlots> m_answers;
    QPlainTextEdit *m_record;
    EmptyState *m_empty;
    QWidget *m_content;
    CaseBrowsers m_browsers;
    std::array<Model, kCaseSlots> m_models;
    QString m_dataset;
    QString m_place;
    std::optional<CaseListRow> m_row;
    std::array<std::optional<run::CaseText>, kCaseSlots> m_texts;
    std::array<QString, kCaseSlots> m_problems;
    QFutureWatcher<Texts> m_watcher;
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_wraps = true;
};

} // namespace aisb::gui
