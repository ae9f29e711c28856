// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/settingspage.h"

#include "gui/bindings/optiontexts.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/frame/shell.h"
#include "gui/pages/diagnostics.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/pages.h"
#include "gui/pages/preferences.h"
#include "gui/settings/settings.h"
#include "gui/widgets/card.h"

#include "ui_settingspage.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kShownRoots = 5; // lines of the list without scrolling

} // namespace

SettingsPage::SettingsPage(Shell &shell, PageContext &context, QWidget *parent)
    : Page(shell, parent)
    , m_ui(std::make_unique<Ui::SettingsPage>())
    , m_context(context)
    , m_form(new QWidget)
{
    m_ui->setupUi(m_form);
    auto *card = new Card;
    card->setMaximumWidth(760);
    card->body()->addWidget(m_form);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(card, 1, Qt::AlignTop);
    line->addStretch(0);
    auto *content = new QWidget;
    content->setLayout(line);
    auto *scroll = new QScrollArea; // a low window, or large texts
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    body()->addWidget(scroll, 1);
    m_boxes = new PreferenceBoxes(context.settings(),
        {m_ui->languageCombo, m_ui->themeCombo, m_ui->profileCombo, m_ui->layoutCombo}, this);
    m_ui->rootsList->setFixedHeight(kShownRoots * fontMetrics().lineSpacing() + 12);
    connectInputs();
    showRoots();
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::connectInputs()
{
    Settings &settings = m_context.settings();
    connect(m_ui->addRootButton, &QPushButton::clicked, this, &SettingsPage::addRoot);
    connect(m_ui->removeRootButton, &QPushButton::clicked, this, &SettingsPage::removeRoot);
    connect(m_ui->firstRootButton, &QPushButton::clicked, this, &SettingsPage::moveRootToTop);
    connect(m_ui->rootsList, &QListWidget::currentRowChanged, this, [this](int row) {
        m_ui->removeRootButton->setEnabled(row >= 0 && m_ui->rootsList->count() > 1);
        m_ui->firstRootButton->setEnabled(row > 0);
    });
    connect(&settings, &Settings::rootsChanged, this, &SettingsPage::showRoots);
    connectFolder(*m_ui->datasetsEdit, *m_ui->datasetsButton, settings.datasetsRoot(),
        [&settings](const QString &folder) { settings.setDatasetsRoot(folder); });
    connectFolder(*m_ui->textsEdit, *m_ui->textsButton, settings.textsDir(),
        [&settings](const QString &folder) { settings.setTextsDir(folder); });
    connectFolder(*m_ui->catalogueEdit, *m_ui->catalogueButton, settings.catalogueDir(),
        [&settings](const QString &folder) { settings.setCatalogueDir(folder); });
    connectEngine();
    connect(m_ui->clearRecentButton, &QPushButton::clicked, this, [this, &settings] {
        for (const QString &folder : settings.recentFolders()) {
            settings.removeRecentFolder(folder);
        }
        setStatus(tr("The list of recent folders is empty."));
    });
}

void SettingsPage::connectEngine()
{
    Settings &settings = m_context.settings();
    m_ui->workersSpin->setValue(settings.workersNum());
    m_ui->timeOutSpin->setValue(settings.requestTimeOutS());
    fillLevels();
    connect(m_ui->workersSpin, &QSpinBox::valueChanged, this,
        [&settings](int workers) { settings.setWorkersNum(workers); });
    connect(m_ui->timeOutSpin, &QSpinBox::valueChanged, this,
        [&settings](int seconds) { settings.setRequestTimeOutS(seconds); });
    connect(m_ui->levelCombo, &QComboBox::activated, this,
        [&settings](int index) { settings.setLogLevel(static_cast<core::LogLine::Level>(index)); });
    connect(m_ui->diagnosticsButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            diagnosticsText(m_context.settings(), m_context.environment()));
        setStatus(tr("The diagnostics are in the clipboard."));
    });
}

// In the order of core::LogLine::Level.
void SettingsPage::fillLevels()
{
    m_ui->levelCombo->clear();
    m_ui->levelCombo->addItems({tr("Debug"), tr("Info"), tr("Warning"), tr("Error")});
    m_ui->levelCombo->setCurrentIndex(static_cast<int>(m_context.environment().logLevel));
}

void SettingsPage::connectFolder(QLineEdit &edit, QPushButton &button, const QString &folder,
    const std::function<void(const QString &)> &keep)
{
    edit.setText(folder);
    QLineEdit *shown = &edit;
    connect(
        shown, &QLineEdit::editingFinished, this, [shown, keep] { keep(shown->text().trimmed()); });
    connect(&button, &QPushButton::clicked, this, [this, shown, keep] {
        askFolder(shell().windowWidget(), tr("Choose a folder."), shown->text(),
            [shown, keep](const QString &chosen) {
                shown->setText(chosen);
                keep(chosen);
            });
    });
}

void SettingsPage::showRoots()
{
    const int row = m_ui->rootsList->currentRow();
    m_ui->rootsList->clear();
    for (const QString &root : m_context.settings().roots()) {
        auto *item = new QListWidgetItem(QDir::toNativeSeparators(root), m_ui->rootsList);
        item->setData(Qt::UserRole, root);
        item->setToolTip(root);
    }
    m_ui->rootsList->setCurrentRow(std::clamp(row, 0, m_ui->rootsList->count() - 1));
}

void SettingsPage::addRoot()
{
    Settings &settings = m_context.settings();
    askFolder(shell().windowWidget(), tr("Folder with experiments"), settings.defaultRoot(),
        [&settings](const QString &folder) { settings.addRoot(folder); });
}

void SettingsPage::removeRoot()
{
    if (const QListWidgetItem *item = m_ui->rootsList->currentItem()) {
        m_context.settings().removeRoot(item->data(Qt::UserRole).toString());
    }
}

void SettingsPage::moveRootToTop()
{
    const QListWidgetItem *item = m_ui->rootsList->currentItem();
    if (!item) {
        return;
    }
    QStringList roots = m_context.settings().roots();
    const QString root = item->data(Qt::UserRole).toString();
    roots.removeAll(root);
    roots.prepend(root);
    m_context.settings().setRoots(roots);
    m_ui->rootsList->setCurrentRow(0);
}

void SettingsPage::retranslate()
{
    m_ui->retranslateUi(m_form);
    applyOptionTexts(*m_form);
    m_boxes->refresh();
    fillLevels();
    m_ui->addRootButton->setToolTip(tr("Lists the experiments of another folder, too."));
    m_ui->removeRootButton->setToolTip(tr("Takes the folder off the list; its files stay."));
    m_ui->firstRootButton->setToolTip(tr("New runs are written to the first folder."));
    m_ui->datasetsButton->setToolTip(tr("Choose a folder."));
    m_ui->textsButton->setToolTip(tr("Choose a folder."));
    m_ui->catalogueButton->setToolTip(tr("Choose a folder."));
    m_ui->clearRecentButton->setToolTip(tr("Empties the list of recent folders; files stay."));
    for (FormLabel *note : m_form->findChildren<FormLabel *>()) {
        if (note->kind() == "hint"_L1) {
            note->setVisible(!note->text().isEmpty());
        }
    }
    setTitle(tr("Settings"));
    setStatus(tr("Settings apply at once."));
}

} // namespace aisb::gui
