// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/page.h"

#include "gui/frame/commandregistry.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/pageheader.h"
#include "gui/frame/shell.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

Page::Page(Shell &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_header(new PageHeader(shell.commands(), this))
    , m_messageBar(new MessageBar(this))
    , m_body(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(16, 0, 16, 0);
    bar->addWidget(m_messageBar);
    layout->addLayout(bar);
    m_body->setContentsMargins(16, 0, 16, 12);
    m_body->setSpacing(8);
    layout->addLayout(m_body, 1);
}

Page::~Page() = default;

QString Page::title() const
{
    return m_header->title();
}

void Page::setActive(bool isActive)
{
    if (isActive == m_isActive) {
        return;
    }
    m_isActive = isActive;
    if (isActive && !m_isTranslated) {
        m_isTranslated = true;
        retranslate();
    }
    if (isActive) {
        activate();
    } else {
        m_shell.commands().unbind(this);
        deactivate();
    }
}

void Page::open(const QVariant &argument)
{
    Q_UNUSED(argument)
}

bool Page::mayClose()
{
    return true;
}

QWidget *Page::filterField() const
{
    return nullptr;
}

void Page::resetLayout()
{
}

void Page::setTitle(const QString &title)
{
    if (title != m_header->title()) {
        m_header->setTitle(title);
        Q_EMIT titleChanged(title);
    }
}

void Page::setTitleNote(const QString &note)
{
    m_header->setTitleNote(note);
}

void Page::setChips(const QList<ChipSpec> &chips)
{
    m_header->setChips(chips);
}

void Page::setMeta(const QStringList &facts)
{
    m_header->setMeta(facts.join(u"  ·  "_s));
}

void Page::setMetaNote(const QString &note)
{
    m_header->setMetaNote(note);
}

void Page::setHeaderActions(const QStringList &secondary, const QString &primary)
{
    m_header->setActions(secondary, primary);
}

void Page::addHeaderWidget(QWidget *widget)
{
    m_header->addWidget(widget);
}

void Page::setStatus(const QString &text)
{
    if (text != m_status) {
        m_status = text;
        Q_EMIT statusChanged(text);
    }
}

void Page::setFacts(const QList<ChipSpec> &facts)
{
    if (facts != m_facts) {
        m_facts = facts;
        Q_EMIT factsChanged();
    }
}

void Page::activate()
{
}

void Page::deactivate()
{
}

void Page::retranslate()
{
}

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_isTranslated) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace aisb::gui
