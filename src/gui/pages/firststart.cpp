// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/firststart.h"

#include "core/text/format.h"
#include "gui/bindings/optiontexts.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/firststartart.h"
#include "gui/pages/formlabel.h"
#include "gui/pages/pages.h"
#include "gui/pages/preferences.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/settings.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/elidedlabel.h"
#include "store/atomicfile.h"

#include "ui_firststart.h"
#include "ui_preferences.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kTerminalLine =
    u"ais_bench mock-server & ais_bench --models vllm_api_stream_chat --datasets synthetic_gen "
    "--mode perf"_s;

// Picture, title, text and one button, as the three cards have them.
QPushButton *fillCard(
    Card &card, FirstStartArt::Picture picture, const QString &icon, bool isPrimary)
{
    card.body()->addWidget(new FirstStartArt(picture, &card));
    auto *text = new QVBoxLayout;
    text->setContentsMargins(16, 14, 16, 16);
    text->setSpacing(6);
    auto *title = new FormLabel(QString(), u"heading"_s, &card);
    title->setObjectName(u"title"_s);
    auto *body = new FormLabel(QString(), u"secondary"_s, &card);
    body->setObjectName(u"text"_s);
    body->setWordWrap(true);
    QPushButton *button =
        makeButton({}, icon, isPrimary ? ButtonKind::Primary : ButtonKind::Plain, &card);
    text->addWidget(title);
    text->addWidget(body);
    text->addSpacing(10);
    text->addStretch(1);
    auto *line = new QHBoxLayout;
    line->addWidget(button);
    line->addStretch(1);
    text->addLayout(line);
    card.body()->addLayout(text, 1);
    return button;
}

void setCardTexts(Card &card, const QString &title, const QString &text, const QString &button)
{
    card.findChild<FormLabel *>(u"title"_s)->setText(title);
    card.findChild<FormLabel *>(u"text"_s)->setText(text);
    card.findChild<QPushButton *>()->setText(button);
}

QWidget *factRow(
    const QString &icon, Tone tone, const QString &name, const QString &text, QToolButton *link)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(10);
    auto *sign = new QLabel(row);
    sign->setPixmap(iconPixmap(icon, 16, row->devicePixelRatioF(), currentTheme().toneText(tone)));
    sign->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    row->setFixedHeight(std::max(34, QFontMetrics(textFont(TextSize::Body)).height() + 14));
    layout->addWidget(sign);
    auto *label = new FormLabel(name, u"body"_s, row);
    label->setMinimumWidth(120);
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    layout->addWidget(label);
    auto *value = new ElidedLabel(text, row);
    value->setColor(Token::Text2);
    value->setElideMode(Qt::ElideMiddle);
    layout->addWidget(value);
    layout->addStretch(1);
    if (link) {
        layout->addWidget(link);
    }
    return row;
}

} // namespace

FirstStart::FirstStart(PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::FirstStart>())
    , m_preferences(std::make_unique<Ui::Preferences>())
    , m_context(context)
    , m_demoState(new FormLabel(QString(), u"hint"_s))
{
    m_ui->setupUi(this);
    buildCards();
    buildTerminal();
    auto *preferences = new QWidget(this);
    m_preferences->setupUi(preferences);
    m_ui->preferencesCard->body()->addWidget(preferences);
    m_ui->preferencesCard->body()->addStretch(1);
    m_boxes = new PreferenceBoxes(context.settings(),
        {m_preferences->languageCombo, m_preferences->themeCombo, m_preferences->profileCombo,
            m_preferences->layoutCombo},
        this);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &FirstStart::refreshComputer);
    connect(&context.settings(), &Settings::rootsChanged, this, &FirstStart::refreshComputer);
    connect(&context.keys(), &ApiKeys::keepingChanged, this, &FirstStart::refreshComputer);
    retranslate();
}

FirstStart::~FirstStart() = default;

void FirstStart::buildCards()
{
    QPushButton *demo = fillCard(*m_ui->tryCard, FirstStartArt::Picture::Lanes, u"play"_s, true);
    QPushButton *own = fillCard(*m_ui->ownCard, FirstStartArt::Picture::Flow, u"plug"_s, false);
    QPushButton *openFolder =
        fillCard(*m_ui->openCard, FirstStartArt::Picture::Tree, u"folder"_s, false);
    m_demoState->setWordWrap(true);
    m_demoState->setContentsMargins(16, 0, 16, 12);
    m_demoState->hide();
    m_ui->tryCard->body()->addWidget(m_demoState);
    demo->setDefault(true);
    connect(demo, &QPushButton::clicked, this, &FirstStart::demoRequested);
    connect(own, &QPushButton::clicked, this, &FirstStart::newRunRequested);
    connect(openFolder, &QPushButton::clicked, this, &FirstStart::openRequested);
}

void FirstStart::buildTerminal()
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(10);
    auto *title = new FormLabel(QString(), u"secondary"_s, this);
    title->setObjectName(u"terminalTitle"_s);
    auto *command = new ElidedLabel(kTerminalLine, this);
    command->setFont(fixedFont());
    QPushButton *copy = makeButton({}, u"copy"_s);
    copy->setObjectName(u"copyButton"_s);
    setStyleProperty(*copy, "small", true);
    line->addWidget(title);
    line->addWidget(command);
    line->addStretch(1);
    line->addWidget(copy);
    m_ui->terminalCard->body()->addLayout(line);
    connect(copy, &QPushButton::clicked, this,
        [] { QGuiApplication::clipboard()->setText(kTerminalLine); });
}

QString FirstStart::keysText(const ApiKeys &keys)
{
    switch (keys.keeping()) {
    case ApiKeys::Keeping::Keychain:
        return tr("Kept in the keychain of the desktop, never in a file");
    case ApiKeys::Keeping::Session:
        return tr("Kept until the program ends, never in a file");
    case ApiKeys::Keeping::Unknown:
        break;
    }
    return tr("Kept in the keychain, or else until the program ends, never in a file");
}

void FirstStart::refreshComputer()
{
    QVBoxLayout *rows = m_ui->computerCard->body();
    while (QLayoutItem *item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QString root = m_context.settings().defaultRoot();
    const qint64 free = store::freeBytes(root);
    const QString space = free >= 0
        ? tr("%1, %2 free").arg(QDir::toNativeSeparators(root), core::displayBytes(free))
        : QDir::toNativeSeparators(root);
    QToolButton *change = makeLinkButton(tr("Change…"));
    connect(change, &QToolButton::clicked, this, &FirstStart::changeRootRequested);
    rows->addWidget(factRow(u"circle-check"_s, Tone::Ok, tr("Built-in service"),
        m_context.demo().isRunning() ? tr("Running on this computer") : tr("Ready"), nullptr));
    rows->addWidget(factRow(u"circle-check"_s, Tone::Ok, tr("Results folder"), space, change));
    rows->addWidget(
        factRow(u"circle-check"_s, Tone::Ok, tr("Keys"), keysText(m_context.keys()), nullptr));
    rows->addWidget(factRow(
        u"info"_s, Tone::Neutral, tr("Token counts"), tr("Come from the service"), nullptr));
    rows->addStretch(1);
}

void FirstStart::setDemoState(const QString &text, bool isError)
{
    m_demoState->setKind(isError ? u"error"_s : u"hint"_s);
    m_demoState->setText(text);
    m_demoState->setVisible(!text.isEmpty());
}

void FirstStart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshComputer();
}

void FirstStart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_preferences->retranslateUi(m_ui->preferencesCard);
        retranslate();
    }
}

void FirstStart::retranslate()
{
    setCardTexts(*m_ui->tryCard, tr("Try it now"),
        tr("Starts a small service on this computer, sends 200 requests and opens the result. "
           "About "
           "20 seconds. Nothing leaves the computer."),
        tr("Run the demo"));
    setCardTexts(*m_ui->ownCard, tr("Measure your own service"),
        tr("Enter the address, test the connection, choose a workload. Works with any service that "
           "speaks the OpenAI protocol."),
        tr("Connect a service…"));
    setCardTexts(*m_ui->openCard, tr("Open results"),
        tr("Experiment folders of any AISBench version; opening never changes them. You can also "
           "drop a folder anywhere here."),
        tr("Open folder…"));
    m_ui->computerCard->setTitle(tr("This computer"));
    m_ui->preferencesCard->setTitle(tr("Preferences"));
    findChild<FormLabel *>(u"terminalTitle"_s)->setText(tr("In a terminal"));
    findChild<QPushButton *>(u"copyButton"_s)->setText(tr("Copy"));
    applyOptionTexts(*this);
    m_boxes->refresh();
    refreshComputer();
}

} // namespace aisb::gui
