// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/configurationpane.h"

#include "gui/delegates/rowdelegate.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kMaxDepth = 40;
constexpr int kMaxItems = 20'000;

QString valueText(const core::Json &value)
{
    if (value.isString()) {
        return value.toString();
    }
    return QString::fromUtf8(core::writeJson(value));
}

// count bounds what a hostile dump can make us build.
void addValue(
    QTreeWidgetItem *parent, const QString &key, const core::Json &value, int depth, int &count)
{
    if (++count > kMaxItems) {
        return;
    }
    const bool isBranch = (value.isObject() && !value.members().empty())
        || (value.isArray() && !value.items().empty());
    auto *item = new QTreeWidgetItem(
        parent, {key, isBranch && depth < kMaxDepth ? QString() : valueText(value).left(2'000)});
    item->setToolTip(1, item->text(1).left(500));
    if (!isBranch || depth >= kMaxDepth) {
        return;
    }
    for (const core::Json::Member &member : value.members()) {
        addValue(item, member.first, member.second, depth + 1, count);
    }
    int index = 0;
    for (const core::Json &each : value.items()) {
        addValue(item, u"[%1]"_s.arg(index++), each, depth + 1, count);
    }
}

// Shows an item when it or one of its children matches.
bool applyFilter(QTreeWidgetItem *item, const QString &text)
{
    bool isShown = text.isEmpty() || item->text(0).contains(text, Qt::CaseInsensitive)
        || item->text(1).contains(text, Qt::CaseInsensitive);
    for (int i = 0; i < item->childCount(); ++i) {
        isShown = applyFilter(item->child(i), text) || isShown;
    }
    item->setHidden(!isShown);
    return isShown;
}

} // namespace

ConfigurationPane::ConfigurationPane(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget)
    , m_empty(new EmptyState)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    auto *card = new Card(this);
    card->body()->addWidget(m_tree);
    card->body()->addWidget(m_empty);
    layout->addWidget(m_search);
    layout->addWidget(card, 1);
    m_tree->setColumnCount(2);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    prepareTree(*m_tree);
    m_empty->setIconName(u"file"_s);
    connect(m_search, &QLineEdit::textChanged, this, &ConfigurationPane::filter);
    retranslate();
    setConfig({});
}

QWidget *ConfigurationPane::filterField() const
{
    return m_search;
}

void ConfigurationPane::setConfig(const core::Json &config)
{
    m_tree->clear();
    int count = 0;
    for (const core::Json::Member &member : config.members()) {
        addValue(m_tree->invisibleRootItem(), member.first, member.second, 1, count);
    }
    const bool hasConfig = m_tree->topLevelItemCount() > 0;
    m_tree->setVisible(hasConfig);
    m_search->setVisible(hasConfig);
    m_empty->setVisible(!hasConfig);
    m_tree->expandToDepth(1);
    m_tree->setColumnWidth(0, 320);
    filter(m_search->text());
}

void ConfigurationPane::filter(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        applyFilter(m_tree->topLevelItem(i), text);
    }
}

void ConfigurationPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ConfigurationPane::retranslate()
{
    m_search->setPlaceholderText(tr("Search keys and values"));
    m_search->setToolTip(tr("Shows only keys and values that contain this text."));
    m_search->setAccessibleName(tr("Search the configuration"));
    m_tree->setHeaderLabels({tr("Key"), tr("Value")});
    m_tree->setAccessibleName(tr("Configuration"));
    m_empty->setText(tr("No configuration was kept in this folder."));
}

} // namespace aisb::gui
