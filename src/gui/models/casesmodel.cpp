// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/casesmodel.h"

#include "core/text/format.h"

#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using run::CaseVerdict;

const QString kAbsent = u"–"_s;

auto placeOf(const run::CaseRow &row)
{
    return std::tuple(row.id, row.repeat);
}

// Adds a case of a browser to a row.
void put(CaseListRow &row, std::size_t slot, std::size_t source, const run::CaseRow &from)
{
    row.id = from.id;
    row.repeat = from.repeat;
    row.source[slot] = static_cast<qint32>(source);
    row.verdicts[slot] = from.verdict;
    row.lengths[slot] = from.answerLength;
}

// Both lists are in order: one pass.
std::vector<CaseListRow> merged(
    const std::vector<run::CaseRow> &first, const std::vector<run::CaseRow> &second)
{
    std::vector<CaseListRow> rows;
    rows.reserve(std::max(first.size(), second.size()));
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < first.size() || b < second.size()) {
        CaseListRow row;
        row.index = static_cast<qint32>(rows.size());
        const bool hasFirst =
            a < first.size() && (b >= second.size() || placeOf(first[a]) <= placeOf(second[b]));
        const bool hasSecond =
            b < second.size() && (a >= first.size() || placeOf(second[b]) <= placeOf(first[a]));
        if (hasFirst) {
            put(row, 0, a, first[a]);
            ++a;
        }
        if (hasSecond) {
            put(row, 1, b, second[b]);
            ++b;
        }
        rows.push_back(row);
    }
    return rows;
}

bool isVerdict(CaseVerdict verdict, CaseFilter filter)
{
    switch (filter) {
    case CaseFilter::Wrong:
        return verdict == CaseVerdict::Wrong || verdict == CaseVerdict::NoExtraction;
    case CaseFilter::Right:
        return verdict == CaseVerdict::Right;
    case CaseFilter::Failed:
        return verdict == CaseVerdict::Failed;
    case CaseFilter::NoExtraction:
        return verdict == CaseVerdict::NoExtraction;
    default:
        return false;
    }
}

} // namespace

std::vector<CaseListRow> caseListOf(const CaseBrowsers &browsers)
{
    static const std::vector<run::CaseRow> none;
    const auto rowsOf = [&](std::size_t slot) -> const std::vector<run::CaseRow> & {
        return browsers[slot] ? browsers[slot]->rows() : none;
    };
    std::vector<CaseListRow> rows = merged(rowsOf(0), rowsOf(1));
    QSet<qint64> differing;
    if (browsers[0] && browsers[1]) {
        const std::vector<std::vector<run::CaseRow>> both{rowsOf(0), rowsOf(1)};
        const std::vector<qint64> ids = run::idsModelsDifferIn(both);
        differing = QSet<qint64>(ids.begin(), ids.end());
    }
    QSet<qint64> uneven;
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        for (const qint64 row : run::rowsWithUnequalRepeats(rowsOf(slot))) {
            uneven.insert(rowsOf(slot)[static_cast<std::size_t>(row)].id);
        }
    }
    for (CaseListRow &row : rows) {
        row.differs = differing.contains(row.id);
        row.isUneven = uneven.contains(row.id);
    }
    return rows;
}

bool matches(const CaseListRow &row, CaseFilter filter)
{
    if (filter == CaseFilter::All) {
        return true;
    }
    if (filter == CaseFilter::Differ) {
        return row.differs;
    }
    if (filter == CaseFilter::Uneven) {
        return row.isUneven;
    }
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (row.source[slot] >= 0 && isVerdict(row.verdicts[slot], filter)) {
            return true;
        }
    }
    return false;
}

StateCell verdictState(CaseVerdict verdict)
{
    switch (verdict) {
    case CaseVerdict::Right:
        return {u"circle-check"_s, CasesModel::tr("Right"), Tone::Ok};
    case CaseVerdict::Wrong:
        return {u"circle-x"_s, CasesModel::tr("Wrong"), Tone::Bad};
    case CaseVerdict::NoExtraction:
        return {u"triangle"_s, CasesModel::tr("No extraction"), Tone::Warn};
    case CaseVerdict::Failed:
        return {u"octagon"_s, CasesModel::tr("Failed"), Tone::Bad};
    case CaseVerdict::Unscored:
        break;
    }
    return {u"circle"_s, CasesModel::tr("No verdict"), Tone::Neutral};
}

CasesModel::CasesModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
    , m_briefs(new CaseBriefs(this))
{
    connect(m_briefs, &CaseBriefs::arrived, this, [this] {
        if (rowCount() > 0) {
            Q_EMIT dataChanged(index(0, First), index(rowCount() - 1, Reference));
        }
    });
}

CasesModel::~CasesModel()
{
    finishSorting();
}

void CasesModel::setCases(CaseBrowsers browsers, std::vector<CaseListRow> rows)
{
    finishSorting();
    m_briefs->setBrowsers(std::move(browsers));
    setRows(std::move(rows));
}

void CasesModel::setLetters(const std::array<QString, kCaseSlots> &letters)
{
    m_letters = letters;
    retranslate();
}

const CaseBrief *CasesModel::briefOf(const CaseListRow &row, std::size_t slot) const
{
    return m_briefs->find(slot, row.source[slot]);
}

QVariant CasesModel::answerCell(const CaseListRow &row, std::size_t slot, int role) const
{
    if (row.source[slot] < 0) {
        return role == Qt::DisplayRole ? QVariant(kAbsent) : QVariant();
    }
    const StateCell state = verdictState(row.verdicts[slot]);
    const bool isPlain = row.verdicts[slot] == CaseVerdict::Failed
        || row.verdicts[slot] == CaseVerdict::NoExtraction;
    const bool isLook = role == Qt::DisplayRole || role == CellDataRole || role == Qt::ToolTipRole
        || role == CopyRole || role == Qt::AccessibleTextRole;
    if (!isLook) {
        return {};
    }
    const CaseBrief *brief = isPlain ? nullptr : briefOf(row, slot);
    const bool isExtraction = brief && brief->hasExtraction;
    QString text = isExtraction ? brief->extraction : brief ? brief->answer : QString();
    if (isPlain) {
        text = row.verdicts[slot] == CaseVerdict::Failed ? tr("failed") : tr("none");
    }
    switch (role) {
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return isPlain || text.isEmpty() ? state.text : state.text + u": "_s + text;
    case CellDataRole:
        return QVariant::fromValue(
            VerdictCell{state.icon, state.tone, brief || isPlain ? text : u"…"_s, !isExtraction});
    default:
        return text;
    }
}

QVariant CasesModel::referenceCell(const CaseListRow &row, int role) const
{
    if (role != Qt::DisplayRole && role != CopyRole && role != Qt::ToolTipRole) {
        return {};
    }
    for (std::size_t slot = 0; slot < kCaseSlots; ++slot) {
        if (row.source[slot] >= 0) {
            const CaseBrief *brief = briefOf(row, slot);
            return !brief ? u"…"_s : brief->hasReference ? brief->reference : kAbsent;
        }
    }
    return kAbsent;
}

QVariant CasesModel::cell(const CaseListRow &row, int column, int role) const
{
    switch (column) {
    case Id:
        return role == Qt::DisplayRole || role == CopyRole ? QString::number(row.id) : QVariant();
    case Repeat:
        return role == Qt::DisplayRole || role == CopyRole ? QString::number(row.repeat + 1)
                                                           : QVariant();
    case First:
    case Second:
        return answerCell(row, column == First ? 0 : 1, role);
    case Reference:
        return referenceCell(row, role);
    case Length:
        return role == Qt::DisplayRole ? core::displayInteger(row.lengths[0])
            : role == CopyRole         ? QVariant(row.lengths[0])
                                       : QVariant();
    default:
        return {};
    }
}

QVariant CasesModel::header(int column, int role) const
{
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case Id:
            return tr("Row of the data set, from 0.");
        case Repeat:
            return tr("Which of the answers to the same prompt, from 1.");
        case First:
        case Second:
            return tr("Verdict and what was taken from the answer.");
        case Reference:
            return tr("The right answer of the data set.");
        case Length:
            return tr("Characters of the answer, thinking included.");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Id:
        return tr("Case");
    case Repeat:
        return tr("Repeat");
    case First:
        return m_letters[0].isEmpty() ? tr("Answer") : m_letters[0];
    case Second:
        return m_letters[1];
    case Reference:
        return tr("Reference");
    case Length:
        return tr("Length");
    default:
        return {};
    }
}

Qt::Alignment CasesModel::alignment(int column) const
{
    return column == First || column == Second || column == Reference ? Qt::AlignLeft
                                                                      : Qt::AlignRight;
}

bool CasesModel::less(const CaseListRow &left, const CaseListRow &right, int column) const
{
    switch (column) {
    case Repeat:
        return std::tie(left.repeat, left.index) < std::tie(right.repeat, right.index);
    case First:
    case Second: {
        const std::size_t slot = column == First ? 0 : 1;
        return left.verdicts[slot] < right.verdicts[slot];
    }
    case Length:
        return left.lengths[0] < right.lengths[0];
    default:
        return left.index < right.index;
    }
}

bool CasesModel::isAbsent(const CaseListRow &row, int column) const
{
    return (column == First || column == Second) && row.source[column == First ? 0 : 1] < 0;
}

} // namespace aisb::gui
