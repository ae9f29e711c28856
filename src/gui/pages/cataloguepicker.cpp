// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/cataloguepicker.h"

#include "gui/delegates/celldelegates.h"
#include "gui/models/cataloguemodel.h"
#include "gui/pages/formlabel.h"

#include <QCheckBox>
#include <QDir>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kBoxWidth = 22;
constexpr int kTableHeight = 240;
constexpr int kEntriesWidth = 52;

// A check box before the text. Clicks on the box change it; the rest of the row is for selecting.
class CheckDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override
    {
        if (event->type() != QEvent::MouseButtonRelease) {
            return false;
        }
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const bool isOnBox = mouse->position().x() < option.rect.left() + 8 + kBoxWidth;
        if (mouse->button() != Qt::LeftButton || !isOnBox) {
            return false;
        }
        const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const QRect &content) const override
    {
        QStyleOptionButton box;
        box.initFrom(option.widget);
        box.state = QStyle::State_Enabled
            | (index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On
                                                                     : QStyle::State_Off);
        const QStyle *style = option.widget->style();
        const int side = style->pixelMetric(QStyle::PM_IndicatorWidth, &box);
        box.rect =
            QRect(content.left(), content.top() + (content.height() - side + 1) / 2, side, side);
        style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter);
        RowDelegate::paintCell(painter, option, index, content.adjusted(kBoxWidth, 0, 0, 0));
    }

    [[nodiscard]] int contentWidth(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return RowDelegate::contentWidth(option, index) + kBoxWidth;
    }
};

} // namespace

CataloguePicker::CataloguePicker(config::ConfigKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_model(new CatalogueModel(kind, CatalogueModel::Use::Choose, this))
    , m_search(new QLineEdit)
    , m_chosenOnly(new QCheckBox)
    , m_table(new QTableView)
    , m_note(new FormLabel(QString(), u"hint"_s))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_search, 1);
    line->addWidget(m_chosenOnly);
    layout->addLayout(line);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    m_pool.setMaxThreadCount(1);
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(u"catalogueSearch"_s);
    m_note->setWordWrap(true);
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setColumnHidden(CatalogueModel::Domain, true);
    m_table->setColumnHidden(CatalogueModel::Style, true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CatalogueModel::State, Qt::AscendingOrder); // installed ones first
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(kTableHeight);
    m_table->setItemDelegateForColumn(CatalogueModel::Name, new CheckDelegate(m_table));
    m_table->setItemDelegateForColumn(CatalogueModel::State, new StateDelegate(m_table));
    m_table->installEventFilter(this);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &CataloguePicker::applySearch);
    connect(m_chosenOnly, &QCheckBox::toggled, this, &CataloguePicker::applySearch);
    connect(m_model, &CatalogueModel::chosenChanged, this, [this] {
        refreshNote();
        Q_EMIT chosenChanged();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &CataloguePicker::currentChanged);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CataloguePicker::take);
    retranslate();
}

CataloguePicker::~CataloguePicker()
{
    m_watcher.waitForFinished();
}

void CataloguePicker::load(const QString &configDir, const run::Environment &environment)
{
    m_configDir = configDir;
    m_environment = environment;
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    refreshNote();
    m_watcher.setFuture(QtConcurrent::run(&m_pool, [kind = m_kind, configDir, environment] {
        return readCatalogue(kind, configDir, environment);
    }));
}

void CataloguePicker::take()
{
    m_isReading = false;
    if (m_isStale) {
        load(m_configDir, m_environment);
        return;
    }
    CatalogueList list = m_watcher.result();
    m_roots = list.roots;
    m_model->setCatalogue(std::move(list.rows));
    applySearch();
    fitTable();
    Q_EMIT loaded();
    Q_EMIT currentChanged();
}

QStringList CataloguePicker::chosen() const
{
    return m_model->chosen();
}

void CataloguePicker::setChosen(const QStringList &names)
{
    m_model->setChosen(names);
    applySearch();
}

QString CataloguePicker::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->rowAt(index.row()).name : chosen().value(0);
}

void CataloguePicker::applySearch()
{
    m_model->search(m_search->text(), m_chosenOnly->isChecked());
    refreshNote();
}

void CataloguePicker::fitTable()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CatalogueModel::Name, QHeaderView::Stretch);
    gui::fitColumns(*m_table);
    m_table->setColumnWidth(CatalogueModel::Entries,
        std::max(kEntriesWidth, m_table->columnWidth(CatalogueModel::Entries)));
}

void CataloguePicker::refreshNote()
{
    if (m_isReading && m_model->totalCount() == 0) {
        m_note->setText(tr("Reading the catalogue…"));
        return;
    }
    QStringList parts;
    if (m_model->rowCount() == 0 && !m_search->text().trimmed().isEmpty()) {
        parts << tr("Nothing is named like this.");
    }
    const auto count = static_cast<int>(chosen().size());
    parts << (count == 0 ? tr("None chosen.") : tr("%n chosen.", nullptr, count));
    const int missing = m_model->chosenWith(CatalogueRow::Files::Missing);
    if (missing > 0) {
        parts << tr("%n without their files.", nullptr, missing);
    }
    if (m_kind == config::ConfigKind::Datasets) {
        QStringList roots;
        for (const QString &root : m_roots) {
            roots << QDir::toNativeSeparators(root);
        }
        parts << tr("Files are looked for below %1.").arg(roots.join(tr(" and ", "two folders")));
    }
    m_note->setKind(missing > 0 ? u"warning"_s : u"hint"_s);
    m_note->setText(parts.join(u' '));
}

bool CataloguePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QModelIndex index = m_table->currentIndex().siblingAtColumn(CatalogueModel::Name);
        const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CataloguePicker::retranslate()
{
    const bool isModels = m_kind == config::ConfigKind::Models;
    m_search->setPlaceholderText(isModels ? tr("Search models") : tr("Search data sets"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("Shows only names that hold every word."));
    m_chosenOnly->setText(tr("Chosen only"));
    m_table->setAccessibleName(isModels ? tr("Model configurations") : tr("Data sets"));
    m_model->retranslate();
    fitTable();
    refreshNote();
}

} // namespace aisb::gui
