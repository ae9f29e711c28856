// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/helppage.h"

#include "core/errorcatalogue.h"
#include "gui/delegates/rowdelegate.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/shell.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/words.h"
#include "gui/widgets/card.h"

#include "ui_helppage.h"

#include <QTableView>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Rows = std::vector<QStringList>;

Rows metricRows()
{
    Rows rows;
    for (const core::PerfMetricInfo &info : core::perfMetricCatalogue()) {
        rows.push_back({QString(info.id), metricLabel(info.metric), unitText(info.unit),
            metricDefinition(info.metric)});
    }
    return rows;
}

Rows errorRows()
{
    Rows rows;
    for (const core::ErrorEntry &entry : core::errorCatalogue()) {
        rows.push_back({QString(entry.id), QString(entry.headline), QString(entry.cause),
            QString(entry.cure)});
    }
    return rows;
}

Rows shortcutRows(const CommandRegistry &commands)
{
    Rows rows;
    for (const QString &id : commands.ids()) {
        const Command *command = commands.find(id);
        QStringList keys;
        for (const QKeySequence &key : command->shortcuts) {
            keys << key.toString(QKeySequence::NativeText);
        }
        if (!keys.isEmpty()) {
            rows.push_back({command->title().remove(u'&'), keys.join(u", "_s), id});
        }
    }
    return rows;
}

Rows matching(const Rows &rows, const QString &text)
{
    Rows kept;
    for (const QStringList &row : rows) {
        if (row.join(u' ').contains(text, Qt::CaseInsensitive)) {
            kept.push_back(row);
        }
    }
    return kept;
}

} // namespace

HelpPage::HelpPage(Shell &shell, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::HelpPage>())
    , m_content(new QWidget(this))
{
    m_ui->setupUi(m_content);
    body()->addWidget(m_content);
    m_ui->tabs->setDrawBase(false);
    m_ui->tabs->setUsesScrollButtons(false);
    m_ui->searchEdit->setMinimumWidth(240);
    for (int i = 0; i < 3; ++i) {
        m_ui->tabs->addTab(QString());
        auto *view = new QTableView;
        auto *model = new TextTableModel(this);
        view->setModel(model);
        prepareTable(*view, RowHeight::Roomy);
        enableCopying(*view);
        auto *card = new Card;
        card->body()->addWidget(view);
        m_ui->panes->addWidget(card);
        m_topics.push_back({view, model});
    }
    connect(m_ui->tabs, &QTabBar::currentChanged, m_ui->panes, &QStackedWidget::setCurrentIndex);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &HelpPage::fill);
}

HelpPage::~HelpPage() = default;

QWidget *HelpPage::filterField() const
{
    return m_ui->searchEdit;
}

void HelpPage::activate()
{
    fill();
}

void HelpPage::fill()
{
    const QString text = m_ui->searchEdit->text();
    const std::pair<QStringList, Rows> topics[] = {
        {{tr("Name"), tr("Label"), tr("Unit"), tr("Meaning")}, metricRows()},
        {{tr("Code"), tr("Meaning"), tr("Cause"), tr("What to do")}, errorRows()},
        {{tr("Command"), tr("Keys"), tr("Id")}, shortcutRows(shell().commands())}};
    for (std::size_t i = 0; i < m_topics.size(); ++i) {
        m_topics[i].model->setTable(topics[i].first, matching(topics[i].second, text));
        fitColumns(*m_topics[i].view, 200);
    }
}

void HelpPage::retranslate()
{
    m_ui->retranslateUi(m_content);
    const QString titles[] = {tr("Metrics"), tr("Error codes"), tr("Shortcuts")};
    for (int i = 0; i < 3; ++i) {
        m_ui->tabs->setTabText(i, titles[i]);
        m_topics[static_cast<std::size_t>(i)].view->setAccessibleName(titles[i]);
    }
    setTitle(tr("Help"));
    setStatus(tr("Every metric name in the program shows its definition as a tooltip."));
    fill();
}

} // namespace aisb::gui
