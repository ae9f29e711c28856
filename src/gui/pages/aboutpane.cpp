// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/aboutpane.h"

#include "gui/pages/formlabel.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/flowlayout.h"

#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace aisb::gui {

namespace {

constexpr auto kNotesDelay = 600ms;

} // namespace

AboutPane::AboutPane(QWidget *parent)
    : QWidget(parent)
    , m_tagsLabel(new FormLabel(QString(), u"secondary"_s))
    , m_notesLabel(new FormLabel(QString(), u"secondary"_s))
    , m_flow(new FlowLayout)
    , m_add(makeLinkButton({}, u"plus"_s))
    , m_tagEdit(new QLineEdit)
    , m_known(new QStringListModel(this))
    , m_notes(new QPlainTextEdit)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(m_tagsLabel);
    layout->addLayout(m_flow);
    layout->addSpacing(5);
    layout->addWidget(m_notesLabel);
    layout->addWidget(m_notes);
    m_flow->addWidget(m_add);
    m_flow->addWidget(m_tagEdit);
    m_tagEdit->hide();
    m_tagEdit->setObjectName(u"tagEdit"_s);
    m_tagEdit->setMaxLength(static_cast<int>(store::About::kMaxTag));
    m_tagEdit->setMaximumWidth(140);
    m_tagEdit->installEventFilter(this);
    auto *completer = new QCompleter(m_known, m_tagEdit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_tagEdit->setCompleter(completer);
    m_tagsLabel->setBuddy(m_add);
    m_notesLabel->setBuddy(m_notes);
    m_notes->setObjectName(u"notesEdit"_s);
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(m_notes->fontMetrics().lineSpacing() * 4 + 14);
    m_notes->installEventFilter(this);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kNotesDelay);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { m_timer.start(); });
    connect(&m_timer, &QTimer::timeout, this, &AboutPane::flush);
    connect(m_add, &QToolButton::clicked, this, &AboutPane::addTag);
    connect(m_tagEdit, &QLineEdit::returnPressed, this, &AboutPane::takeTag);
    retranslate();
}

void AboutPane::setAbout(const QString &path, const store::About &about)
{
    if (path != m_path) {
        flush();
        endTag();
    }
    const bool isSame = path == m_path;
    m_path = path;
    if (!isSame || about.tags != m_tags) {
        m_tags = about.tags;
        showTags();
    }
    const bool isTyping = isSame && m_notes->toPlainText() != m_keptNotes;
    if (!isTyping && (!isSame || about.notes != m_keptNotes)) {
        const QSignalBlocker quiet(m_notes);
        m_notes->setPlainText(about.notes);
    }
    m_keptNotes = isTyping ? m_keptNotes : about.notes;
}

void AboutPane::setKnownTags(const QStringList &tags)
{
    m_known->setStringList(tags);
}

void AboutPane::flush()
{
    m_timer.stop();
    const QString notes = m_notes->toPlainText();
    if (!m_path.isEmpty() && notes != m_keptNotes) {
        m_keptNotes = notes;
        const QString path = m_path; // another may be shown while this is told
        Q_EMIT notesEdited(path, notes);
    }
}

void AboutPane::showTags()
{
    for (int i = m_flow->count() - 1; i >= 0; --i) {
        if (auto *chip = qobject_cast<Chip *>(m_flow->itemAt(i)->widget())) {
            delete m_flow->takeAt(i);
            chip->setParent(nullptr);
            chip->deleteLater(); // it may be the one that was clicked
        }
    }
    for (qsizetype i = 0; i < m_tags.size(); ++i) {
        auto *chip = new Chip(m_tags[i], Tone::Neutral);
        chip->setClosable(true);
        chip->setInteractive(true);
        chip->setToolTip(tr("Delete removes the tag."));
        chip->setAccessibleName(tr("Tag %1").arg(m_tags[i]));
        connect(chip, &Chip::closeRequested, this, [this, tag = m_tags[i]] {
            m_tags.removeAll(tag);
            showTags();
            const QString path = m_path;
            const QStringList tags = m_tags;
            Q_EMIT tagsEdited(path, tags);
        });
        m_flow->insertWidget(static_cast<int>(i), chip);
        chip->show();
    }
}

void AboutPane::addTag()
{
    m_add->hide();
    m_tagEdit->clear();
    m_tagEdit->show();
    m_tagEdit->setFocus();
}

void AboutPane::editNotes()
{
    m_notes->setFocus();
}

void AboutPane::takeTag()
{
    store::About about;
    about.tags = m_tags + QStringList{m_tagEdit->text()};
    const QStringList tags = store::cleaned(std::move(about)).tags;
    endTag();
    if (tags != m_tags && !m_path.isEmpty()) {
        m_tags = tags;
        showTags();
        const QString path = m_path;
        Q_EMIT tagsEdited(path, tags);
    }
    m_add->setFocus();
}

void AboutPane::endTag()
{
    m_tagEdit->clear();
    m_tagEdit->hide();
    m_add->show();
}

bool AboutPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_notes && event->type() == QEvent::FocusOut) {
        flush();
    }
    if (watched == m_tagEdit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endTag();
        m_add->setFocus();
        return true;
    }
    if (watched == m_tagEdit && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && m_tagEdit->isVisible()) {
        m_tagEdit->text().trimmed().isEmpty() ? endTag() : takeTag();
    }
    return QWidget::eventFilter(watched, event);
}

void AboutPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AboutPane::retranslate()
{
    m_tagsLabel->setText(tr("Tags"));
    m_notesLabel->setText(tr("Notes"));
    m_add->setText(tr("Add tag"));
    m_add->setToolTip(tr("A word to find this experiment by."));
    m_tagEdit->setPlaceholderText(tr("Tag"));
    m_tagEdit->setAccessibleName(tr("New tag"));
    m_tagEdit->setToolTip(tr("Enter adds the tag, Esc does not."));
    m_notes->setPlaceholderText(tr("What was different this time?"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setToolTip(tr("Kept as you type, in the folder of the experiment."));
    showTags();
}

} // namespace aisb::gui
