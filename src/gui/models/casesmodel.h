// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/casebriefs.h"
#include "gui/models/rowsmodel.h"
#include "run/casebrowser.h"

#include <array>

namespace aisb::gui {

// One case of one or two models side by side: the same sample and repeat.
struct CaseListRow
{
    qint32 index = 0; // into the list
    qint32 repeat = 0;
    qint64 id = 0;
    std::array<qint32, kCaseSlots> source{-1, -1}; // row of each browser, -1 = it has none
    std::array<run::CaseVerdict, kCaseSlots> verdicts{};
    std::array<qint32, kCaseSlots> lengths{}; // characters of the answer
    bool differs = false; // the models are right in unequal shares of the repeats
    bool isUneven = false; // some repeats of a model are right, others are not
};

enum class CaseFilter
{
    All,
    Wrong, // with an answer, those nothing was taken from included
    Right,
    Failed,
    NoExtraction,
    Differ,
    Uneven,
    Count
};

// The union of the cases of both browsers, by id and repeat. Either may be null. Pure.
[[nodiscard]] std::vector<CaseListRow> caseListOf(const CaseBrowsers &browsers);
// Whether one of the models fits. Pure.
[[nodiscard]] bool matches(const CaseListRow &row, CaseFilter filter);

// Icon, tone and word of a verdict.
[[nodiscard]] StateCell verdictState(run::CaseVerdict verdict);

// The list of cases. What was taken from an answer is read when a row is shown.
class CasesModel : public RowsModel<CaseListRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Id,
        Repeat,
        First,
        Second,
        Reference,
        Length, // of the first model
        ColumnCount
    };

    explicit CasesModel(QObject *parent = nullptr);
    ~CasesModel() override;

    void setCases(CaseBrowsers browsers, std::vector<CaseListRow> rows);
    // Headers of the columns of the models; empty: there is one model.
    void setLetters(const std::array<QString, kCaseSlots> &letters);
    [[nodiscard]] CaseBriefs *briefs() const { return m_briefs; }

protected:
    [[nodiscard]] QVariant cell(const CaseListRow &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;
    [[nodiscard]] bool less(
        const CaseListRow &left, const CaseListRow &right, int column) const override;
    [[nodiscard]] bool isAbsent(const CaseListRow &row, int column) const override;

private:
    [[nodiscard]] const CaseBrief *briefOf(const CaseListRow &row, std::size_t slot) const;
    [[nodiscard]] QVariant answerCell(const CaseListRow &row, std::size_t slot, int role) const;
    [[nodiscard]] QVariant referenceCell(const CaseListRow &row, int role) const;

    CaseBriefs *m_briefs;
    std::array<QString, kCaseSlots> m_letters;
};

} // namespace aisb::gui
