// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/commandpalette.h"

#include "gui/frame/fuzzy.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kRowHeight = 30;
constexpr int kShownRows = 11;

std::optional<PaletteKind> kindOfPrefix(const QString &text)
{
    if (text.startsWith(u'>')) {
        return PaletteKind::Command;
    }
    if (text.startsWith(u'#')) {
        return PaletteKind::Experiment;
    }
    if (text.startsWith(u'?')) {
        return PaletteKind::Help;
    }
    return std::nullopt;
}

class PaletteDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const Theme &theme = currentTheme();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(6, 1, -6, -1);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.color(Token::Selection));
            painter->drawRoundedRect(row, 4, 4);
        }
        const bool isDisabled = !index.data(PaletteModel::ReasonRole).toString().isEmpty();
        const QColor color = theme.color(isDisabled ? Token::Text3 : Token::Text);
        QRectF icon(0, 0, 16, 16);
        icon.moveCenter(QPointF(row.left() + 18, row.center().y() + 0.5));
        paintIcon(*painter, icon, index.data(PaletteModel::IconRole).toString(),
            theme.color(isDisabled ? Token::Text3 : Token::Text2));
        const QString note = index.data(PaletteModel::NoteRole).toString();
        painter->setFont(textFont(TextSize::Caption));
        painter->setPen(theme.color(Token::Text3));
        const int noteWidth =
            std::min(painter->fontMetrics().horizontalAdvance(note) + 2, row.width() / 2);
        painter->drawText(row.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(note, Qt::ElideMiddle, noteWidth));
        painter->setPen(color);
        paintTitle(*painter, row.adjusted(38, 0, -20 - noteWidth, 0), index);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(index)
        return {option.rect.width(), kRowHeight};
    }

private:
    // Letters that matched are bold.
    static void paintTitle(QPainter &painter, const QRect &rect, const QModelIndex &index)
    {
        const QString title = index.data().toString();
        const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
        const QFont plain = textFont(TextSize::Body);
        const QFont bold = textFont(TextSize::Body, QFont::Bold);
        painter.setClipRect(rect);
        int x = rect.left();
        for (qsizetype i = 0; i < title.size();) {
            const bool isHit = positions.contains(i);
            qsizetype end = i;
            while (end < title.size() && positions.contains(end) == isHit) {
                ++end;
            }
            const QString part = title.mid(i, end - i);
            painter.setFont(isHit ? bold : plain);
            painter.drawText(QRect(x, rect.top(), rect.right() - x + 1, rect.height()),
                Qt::AlignLeft | Qt::AlignVCenter, part);
            x += painter.fontMetrics().horizontalAdvance(part);
            i = end;
        }
    }
};

} // namespace

void PaletteModel::setItems(std::vector<PaletteItem> items)
{
    m_items = std::move(items);
    setText(m_text);
}

void PaletteModel::setText(const QString &text)
{
    beginResetModel();
    m_text = text;
    m_hits.clear();
    const std::optional<PaletteKind> kind = kindOfPrefix(text);
    const QString pattern = kind ? text.mid(1) : text;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const PaletteItem &item = m_items[i];
        if (kind && item.kind != *kind) {
            continue;
        }
        if (auto match = fuzzyMatch(pattern, item.title)) {
            // What cannot be chosen now stands below what can.
            const int penalty = item.disabledReason.isEmpty() ? 0 : 1000;
            m_hits.push_back({i, match->score - penalty, std::move(match->positions)});
        }
    }
    std::ranges::stable_sort(
        m_hits, [](const Hit &left, const Hit &right) { return left.score > right.score; });
    endResetModel();
}

const PaletteItem &PaletteModel::itemAt(int row) const
{
    return m_items[m_hits[static_cast<std::size_t>(row)].item];
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PaletteItem &item = itemAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::AccessibleTextRole:
        return item.disabledReason.isEmpty() ? item.title
                                             : item.title + u". "_s + item.disabledReason;
    case Qt::ToolTipRole:
        return item.disabledReason;
    case PositionsRole: {
        const std::vector<int> &positions = m_hits[static_cast<std::size_t>(index.row())].positions;
        return QVariant::fromValue(QList<int>(positions.begin(), positions.end()));
    }
    case NoteRole:
        return item.disabledReason.isEmpty() ? item.note : item.disabledReason;
    case IconRole:
        return item.icon;
    case ReasonRole:
        return item.disabledReason;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

CommandPalette::CommandPalette(std::vector<PaletteItem> items, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(makeLabel(LabelKind::Hint, {}, this))
{
    setModal(true);
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Search or run a command"));
    m_field->setAccessibleName(tr("Search or run a command"));
    m_field->addAction(themeIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFixedHeight(kRowHeight * kShownRows);
    m_list->setAccessibleName(tr("Matches"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_hint);
    setFixedWidth(560);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    m_model->setItems(std::move(items));
    filter({});
    m_field->setFocus();
}

void CommandPalette::setText(const QString &text)
{
    m_field->setText(text);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress) {
        return QDialog::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = m_list->currentIndex().row();
    const int count = m_model->rowCount();
    const auto move = [this, count](int to) {
        if (count > 0) {
            m_list->setCurrentIndex(m_model->index((to + count) % count));
        }
    };
    switch (key) {
    case Qt::Key_Down:
        move(row + 1);
        return true;
    case Qt::Key_Up:
        move(row - 1);
        return true;
    case Qt::Key_PageDown:
        move(std::min(row + kShownRows, count - 1));
        return true;
    case Qt::Key_PageUp:
        move(std::max(row - kShownRows, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::filter(const QString &text)
{
    m_model->setText(text);
    if (m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(0));
    }
    refreshHint();
}

void CommandPalette::refreshHint()
{
    m_hint->setText(m_model->rowCount() == 0
            ? tr("Nothing matches.")
            : tr("> commands   # experiments   ? help   Enter chooses, Esc closes"));
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    const PaletteItem item = m_model->itemAt(index.row());
    if (!item.disabledReason.isEmpty()) {
        m_hint->setText(item.disabledReason);
        return;
    }
    accept();
    if (item.run) {
        // After the dialog has given the focus back.
        QTimer::singleShot(0, parentWidget(), item.run);
    }
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().color(Token::Surface));
    painter.setPen(currentTheme().color(Token::Control));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace aisb::gui
