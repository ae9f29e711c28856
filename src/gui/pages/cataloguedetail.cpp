// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/cataloguedetail.h"

#include "gui/models/cataloguemodel.h"
#include "gui/pages/formlabel.h"
#include "gui/widgets/buttons.h"
#include "net/backends/catalogue.h"

#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kShownLines = 6;

// The first lines of a list, and how many more there are.
QString someLines(const QStringList &lines)
{
    QStringList shown = lines.mid(0, kShownLines);
    if (const auto more = static_cast<int>(lines.size() - shown.size()); more > 0) {
        shown << CatalogueDetail::tr("and %n more", nullptr, more);
    }
    return shown.join(u'\n');
}

QStringList nativePaths(const QStringList &paths)
{
    QStringList native;
    for (const QString &path : paths) {
        native << QDir::toNativeSeparators(path);
    }
    return native;
}

} // namespace

CatalogueDetail::CatalogueDetail(QWidget *parent)
    : Card(parent)
    , m_facts(new QGridLayout)
    , m_use(makeButton({}, u"plus"_s))
    , m_showFile(makeButton({}, u"folder"_s))
{
    m_use->setObjectName(u"useButton"_s);
    m_showFile->setObjectName(u"showFileButton"_s);
    setButtonKind(*m_use, ButtonKind::Primary);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(6);
    m_facts->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_use);
    buttons->addWidget(m_showFile);
    buttons->addStretch(1);
    padBody();
    body()->addLayout(m_facts);
    body()->addLayout(buttons);
    connect(m_use, &QPushButton::clicked, this, &CatalogueDetail::useRequested);
    connect(m_showFile, &QPushButton::clicked, this, &CatalogueDetail::showFileRequested);
    retranslate();
}

void CatalogueDetail::clear()
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void CatalogueDetail::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        return;
    }
    const int row = m_facts->rowCount();
    m_facts->addWidget(new FormLabel(name, u"secondary"_s), row, 0, Qt::AlignTop);
    auto *text = new FormLabel(QString(value).replace(u"/"_s, u"/\u200b"_s), u"value"_s);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addWidget(text, row, 1);
}

void CatalogueDetail::addFiles(const CatalogueRow &row)
{
    addFact(tr("Missing"), someLines(nativePaths(row.missing)));
    addFact(tr("Found"), someLines(nativePaths(row.places)));
    addFact(tr("Expected rows"), row.layout);
    addFact(tr("Comes from"), row.origin);
}

void CatalogueDetail::showRow(const CatalogueModel &model, const CatalogueRow &row)
{
    clear();
    setTitle(row.name);
    setNote(model.stateOf(row).text);
    addFact(tr("Problem"), row.problem);
    switch (model.kind()) {
    case config::ConfigKind::Models:
        addFact(tr("Service"),
            row.backend ? QString(net::backendFor(*row.backend).describe().title) : QString());
        addFact(tr("Answers"), model.textOf(row, CatalogueModel::Style));
        addFact(tr("Model"), row.model);
        addFact(tr("Entries"), someLines(row.abbrs));
        break;
    case config::ConfigKind::Datasets:
        addFact(tr("Domain"), row.isSupported ? domainText(row.domain) : QString());
        addFact(tr("Prompt style"), styleText(row.style));
        addFact(tr("Data sets"), someLines(row.abbrs));
        addFiles(row);
        break;
    case config::ConfigKind::Summarizers:
        addFact(tr("Groups"), someLines(row.abbrs));
        break;
    }
    addFact(tr("Configuration"), QDir::toNativeSeparators(row.file));
    m_use->setEnabled(row.problem.isEmpty() && row.isSupported);
}

void CatalogueDetail::retranslate()
{
    m_use->setText(tr("Use in new run"));
    m_use->setToolTip(tr("Puts it into the form of a new run (Enter)."));
    m_showFile->setText(tr("Show file"));
    m_showFile->setToolTip(tr("Opens the folder the configuration lies in."));
}

} // namespace aisb::gui
