// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/scoresmodel.h"

#include "core/text/format.h"
#include "gui/models/cells.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kMaxDepth = 6; // of groups of groups
constexpr std::size_t kMaxNodes = 200'000;
constexpr qsizetype kNamedInToolTip = 20;
const QString kAbsent = u"–"_s;

std::optional<double> numberOf(const core::SummaryCell &cell)
{
    return cell.score ? cell.score->number() : std::nullopt;
}

// The word in place of a score.
QString stateWord(const core::AccuracyPair &pair)
{
    switch (pair.state) {
    case core::PairState::Unscored:
        return ScoresModel::tr("not scored");
    case core::PairState::Failed:
        return ScoresModel::tr("failed");
    case core::PairState::Missing:
    case core::PairState::Scored:
        break;
    }
    return {};
}

QString exactText(const core::Json &value)
{
    if (value.isString()) {
        return value.toString();
    }
    return QString::fromUtf8(core::writeJson(value));
}

// "20 / 19 / –", or one number when all models have the same.
QString joinedCounts(const QStringList &counts)
{
    return counts.count(counts.value(0)) == counts.size() ? counts.value(0) : counts.join(u" / "_s);
}

} // namespace

QString modelLetter(int index)
{
    QString letters;
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
        letters.prepend(QChar(u'A' + rest % 26));
    }
    return letters;
}

QString scoreText(double value)
{
    return core::displayDecimal(value, 2);
}

bool isClearlyAbove(const core::Score &first, const core::Score &second)
{
    constexpr double kTwoSided95 = 1.96;
    const std::optional<double> a = first.number();
    const std::optional<double> b = second.number();
    if (!a || !b || !first.standardError || !second.standardError) {
        return false;
    }
    const double error = std::hypot(*first.standardError, *second.standardError);
    return *a - *b > kTwoSided95 * error && *a > *b;
}

// "a, b, c and 12 more"
QString ScoresModel::listed(const QStringList &names)
{
    if (names.size() <= kNamedInToolTip) {
        return names.join(u", "_s);
    }
    const QString first = names.first(kNamedInToolTip).join(u", "_s);
    return tr("%1 and %n more", nullptr, static_cast<int>(names.size() - kNamedInToolTip))
        .arg(first);
}

ScoresModel::ScoresModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

int ScoresModel::models() const
{
    return m_summary ? static_cast<int>(m_summary->columns.size()) : 0;
}

int ScoresModel::addNode(Node node)
{
    const int index = static_cast<int>(m_nodes.size());
    std::vector<int> &siblings =
        node.parent < 0 ? m_roots : m_nodes[static_cast<std::size_t>(node.parent)].children;
    node.place = static_cast<int>(siblings.size());
    siblings.push_back(index);
    m_nodes.push_back(std::move(node));
    return index;
}

void ScoresModel::addRowsOf(const QString &name, int parent, int depth)
{
    if (m_nodes.size() >= kMaxNodes) {
        return;
    }
    const int groupIndex = m_groupsByName.value(name, -1);
    int first = -1;
    for (const int row : m_rowsByName.value(name)) {
        const int made = addNode({row, first < 0 ? groupIndex : -1, first < 0, parent, 0, {}});
        first = first < 0 ? made : first;
    }
    if (groupIndex < 0 || depth >= kMaxDepth) {
        return;
    }
    if (first < 0) {
        first = addNode({-1, groupIndex, true, parent, 0, {}});
    }
    for (const QString &member : m_summary->groups[static_cast<std::size_t>(groupIndex)].members) {
        addRowsOf(member, first, depth + 1);
    }
}

void ScoresModel::indexSummary()
{
    m_rowsByName.clear();
    m_groupsByName.clear();
    m_pairs.clear();
    for (std::size_t i = 0; i < m_summary->rows.size(); ++i) {
        m_rowsByName[m_summary->rows[i].dataset].push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < m_summary->groups.size(); ++i) {
        m_groupsByName.insert(m_summary->groups[i].name, static_cast<int>(i));
    }
    for (const core::AccuracyPair &pair : m_summary->pairs) {
        m_pairs.insert({static_cast<int>(pair.column), pair.dataset}, &pair);
    }
}

void ScoresModel::setSummary(Summary summary)
{
    beginResetModel();
    m_summary = std::move(summary);
    m_nodes.clear();
    m_roots.clear();
    if (m_summary) {
        indexSummary();
        QSet<QString> inside; // of another group
        for (const core::SummaryGroupState &group : m_summary->groups) {
            inside.unite(QSet<QString>(group.members.begin(), group.members.end()));
        }
        QSet<QString> added;
        for (const core::SummaryRow &row : m_summary->rows) {
            if (!inside.contains(row.dataset) && !added.contains(row.dataset)) {
                added.insert(row.dataset);
                addRowsOf(row.dataset, -1, 0);
            }
        }
        for (const core::SummaryGroupState &group : m_summary->groups) {
            if (!inside.contains(group.name) && !added.contains(group.name)) {
                addRowsOf(group.name, -1, 0);
            }
        }
    }
    endResetModel();
}

void ScoresModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int ScoresModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<int>(index.internalId()) : -1;
}

const core::SummaryRow *ScoresModel::rowOf(const Node &node) const
{
    return node.row < 0 ? nullptr : &m_summary->rows[static_cast<std::size_t>(node.row)];
}

const core::SummaryGroupState *ScoresModel::groupOf(const Node &node) const
{
    return node.group < 0 ? nullptr : &m_summary->groups[static_cast<std::size_t>(node.group)];
}

QString ScoresModel::nameOf(const Node &node) const
{
    const core::SummaryRow *row = rowOf(node);
    return row ? row->dataset : groupOf(node)->name;
}

QString ScoresModel::datasetAt(const QModelIndex &index) const
{
    const int node = nodeOf(index);
    if (node < 0) {
        return {};
    }
    const core::SummaryRow *row = rowOf(m_nodes[static_cast<std::size_t>(node)]);
    return row && !row->isGroup ? row->dataset : QString();
}

QModelIndex ScoresModel::indexOfDataset(const QString &dataset) const
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const core::SummaryRow *row = rowOf(m_nodes[i]);
        if (row && !row->isGroup && row->dataset == dataset) {
            return createIndex(m_nodes[i].place, 0, static_cast<quintptr>(i));
        }
    }
    return {};
}

int ScoresModel::modelAt(const QModelIndex &index) const
{
    const int column = index.column() - FirstModel;
    return index.isValid() && column >= 0 && column < models() ? column : -1;
}

QModelIndex ScoresModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const int node = nodeOf(parent);
    const std::vector<int> &children =
        node < 0 ? m_roots : m_nodes[static_cast<std::size_t>(node)].children;
    return createIndex(row, column, static_cast<quintptr>(children[static_cast<std::size_t>(row)]));
}

QModelIndex ScoresModel::parent(const QModelIndex &child) const
{
    const int node = nodeOf(child);
    const int above = node < 0 ? -1 : m_nodes[static_cast<std::size_t>(node)].parent;
    if (above < 0) {
        return {};
    }
    return createIndex(
        m_nodes[static_cast<std::size_t>(above)].place, 0, static_cast<quintptr>(above));
}

int ScoresModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    const int node = nodeOf(parent);
    return static_cast<int>(
        node < 0 ? m_roots.size() : m_nodes[static_cast<std::size_t>(node)].children.size());
}

int ScoresModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return FirstModel + models() + LastCount;
}

QVariant ScoresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Node &node = m_nodes[static_cast<std::size_t>(nodeOf(index))];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool isText = column < FirstModel || column >= columnOf(Version);
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GroupRole) {
        return node.group >= 0;
    }
    if (column == Name) {
        return nameData(node, role);
    }
    const core::SummaryRow *row = rowOf(node);
    if (column == Metric) {
        const bool isText = role == Qt::DisplayRole || role == CopyRole || role == Qt::ToolTipRole;
        return isText && row && row->metric != "-"_L1 ? row->metric : QVariant();
    }
    if (column < FirstModel + models()) {
        return scoreData(node, column - FirstModel, role);
    }
    return lastData(node, static_cast<LastColumn>(column - FirstModel - models()), role);
}

QVariant ScoresModel::nameData(const Node &node, int role) const
{
    const core::SummaryGroupState *group = groupOf(node);
    switch (role) {
    case Qt::DisplayRole:
        return node.isFirst ? nameOf(node) : QString();
    case CopyRole:
    case Qt::AccessibleTextRole:
        return nameOf(node);
    case UnitRole:
        return group ? core::displayInteger(group->members.size()) : QVariant();
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    QStringList lines{nameOf(node)};
    if (group) {
        lines << tr("Group of %n members", nullptr, static_cast<int>(group->members.size()));
        for (std::size_t i = 0; i < group->missing.size(); ++i) {
            const QString column = m_summary->columns.value(static_cast<qsizetype>(i));
            if (!group->missing[i].isEmpty()) {
                lines << tr("%1 lacks results of: %2").arg(column, listed(group->missing[i]));
            }
        }
    }
    return lines.join(u'\n');
}

const core::AccuracyPair *ScoresModel::pairOf(const QString &dataset, int column) const
{
    return m_pairs.value({column, dataset}, nullptr);
}

QVariant ScoresModel::scoreData(const Node &node, int column, int role) const
{
    const core::SummaryRow *row = rowOf(node);
    const core::SummaryCell *cell = row && static_cast<std::size_t>(column) < row->cells.size()
        ? &row->cells[static_cast<std::size_t>(column)]
        : nullptr;
    if (role == Qt::ToolTipRole) {
        return scoreToolTip(node, column);
    }
    if (!cell || !cell->score) {
        const core::AccuracyPair *pair =
            row && !row->isGroup && node.isFirst ? pairOf(row->dataset, column) : nullptr;
        const QString word = pair ? stateWord(*pair) : QString();
        const bool isMissing = node.group >= 0;
        const QString text = !word.isEmpty() ? word : isMissing ? tr("incomplete") : kAbsent;
        const bool isFailed = pair && pair->state == core::PairState::Failed;
        switch (role) {
        case Qt::DisplayRole:
            return text;
        case CellDataRole:
            return QVariant::fromValue(ScoreCell{text, {}, false,
                isFailed              ? Tone::Bad
                    : text == kAbsent ? Tone::Neutral
                                      : Tone::Warn});
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cell->score->standardError
            ? cell->text + u" ± "_s + scoreText(*cell->score->standardError)
            : cell->text;
    case CopyRole:
        return exactText(cell->score->value);
    case SortRole: {
        const std::optional<double> number = numberOf(*cell);
        return number ? QVariant(*number) : QVariant();
    }
    case CellDataRole:
        break;
    default:
        return {};
    }
    ScoreCell shown{cell->text};
    if (cell->score->standardError) {
        shown.error = scoreText(*cell->score->standardError);
    }
    if (row->cells.size() == 2) {
        const core::SummaryCell &other = row->cells[column == 0 ? 1 : 0];
        shown.isStrong = other.score && isClearlyAbove(*cell->score, *other.score);
    }
    return QVariant::fromValue(shown);
}

QString ScoresModel::scoreToolTip(const Node &node, int column) const
{
    const core::SummaryRow *row = rowOf(node);
    QStringList lines{nameOf(node)};
    const QString model = m_summary->columns.value(column);
    if (row && row->metric != "-"_L1) {
        lines[0] += u" · "_s + row->metric;
    }
    lines << model;
    const core::SummaryCell *cell = row && static_cast<std::size_t>(column) < row->cells.size()
        ? &row->cells[static_cast<std::size_t>(column)]
        : nullptr;
    if (cell && cell->score) {
        const core::Score &score = *cell->score;
        lines << tr("Score %1").arg(cell->text);
        if (score.standardError) {
            lines << tr("Standard error %1").arg(scoreText(*score.standardError));
        }
        if (score.interval95) {
            lines << tr("95 % interval %1 – %2")
                         .arg(scoreText(score.interval95->low), scoreText(score.interval95->high));
        }
        if (score.samples > 0) {
            lines << tr("%1 cases").arg(core::displayInteger(score.samples));
        }
        if (!score.standardError) {
            lines << tr("No standard error: the verdicts of the cases are not kept.");
        }
    }
    const core::SummaryGroupState *group = groupOf(node);
    if (group && static_cast<std::size_t>(column) < group->missing.size()
        && !group->missing[static_cast<std::size_t>(column)].isEmpty()) {
        lines << tr("Results are missing of: %1")
                     .arg(listed(group->missing[static_cast<std::size_t>(column)]));
    }
    if (const core::AccuracyPair *pair = row ? pairOf(row->dataset, column) : nullptr) {
        if (pair->state == core::PairState::Unscored) {
            lines << tr("There are answers, but they are not scored.");
        } else if (pair->state == core::PairState::Missing) {
            lines << tr("There are neither answers nor scores.");
        }
        if (!pair->note.isEmpty()) {
            lines << pair->note;
        }
    }
    return lines.join(u'\n');
}

QVariant ScoresModel::lastData(const Node &node, LastColumn column, int role) const
{
    const core::SummaryRow *row = rowOf(node);
    const bool isText = role == Qt::DisplayRole || role == CopyRole || role == Qt::ToolTipRole;
    if (!row || !isText) {
        return {};
    }
    if (column == Version || column == Mode) {
        const QString &text = column == Version ? row->version : row->mode;
        return text == "-"_L1 ? QString() : text;
    }
    if (row->isGroup || !node.isFirst) {
        return {};
    }
    QStringList texts;
    QStringList named;
    for (int model = 0; model < models(); ++model) {
        const core::AccuracyPair *pair = pairOf(row->dataset, model);
        const qint64 count = !pair ? -1 : column == Samples ? pair->samples : pair->failedRequests;
        texts << (count < 0 ? kAbsent : core::displayInteger(count));
        named << u"%1: %2"_s.arg(m_summary->columns.value(model), texts.last());
    }
    if (role == Qt::ToolTipRole) {
        return named.join(u'\n');
    }
    return joinedCounts(texts);
}

QVariant ScoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isText = section < FirstModel || section >= columnOf(Version);
        return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const int model = section - FirstModel;
    if (role == Qt::ToolTipRole) {
        return model >= 0 && model < models() ? m_summary->columns.value(model) : QString();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == Name) {
        return tr("Data set");
    }
    if (section == Metric) {
        return tr("Metric");
    }
    if (model < models()) {
        const QString &name = m_summary->columns.at(model);
        return models() > 1 ? u"%1 %2"_s.arg(modelLetter(model), name) : name;
    }
    switch (static_cast<LastColumn>(model - models())) {
    case Samples:
        return tr("Cases");
    case Failed:
        return tr("Failed");
    case Version:
        return tr("Version");
    case Mode:
        return tr("Mode");
    case LastCount:
        break;
    }
    return {};
}

report::Table ScoresModel::tableOf(const core::AccuracySummary &summary)
{
    report::Table table;
    table.header << tr("Data set") << tr("Metric");
    for (const QString &model : summary.columns) {
        table.header << model << u"± "_s + model;
    }
    table.header << tr("Cases") << tr("Failed") << tr("Version") << tr("Mode");
    const auto text = [](qint64 count) { return count < 0 ? kAbsent : QString::number(count); };
    QHash<QString, std::pair<QStringList, QStringList>> counts;
    for (const core::AccuracyPair &pair : summary.pairs) {
        counts[pair.dataset].first << text(pair.samples);
        counts[pair.dataset].second << text(pair.failedRequests);
    }
    for (const core::SummaryRow &row : summary.rows) {
        QStringList cells{row.dataset, row.metric};
        for (const core::SummaryCell &cell : row.cells) {
            const bool hasError = cell.score && cell.score->standardError;
            cells << cell.text << (hasError ? scoreText(*cell.score->standardError) : QString());
        }
        const auto of = row.isGroup ? decltype(counts)::mapped_type() : counts.value(row.dataset);
        cells << joinedCounts(of.first) << joinedCounts(of.second) << row.version << row.mode;
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace aisb::gui
