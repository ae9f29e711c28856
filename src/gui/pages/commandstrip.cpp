// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/commandstrip.h"

#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/elidedlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

CommandStrip::CommandStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel)
    , m_copy(makeButton({}, u"copy"_s))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(12, 5, 6, 5);
    line->setSpacing(10);
    auto *icon = new QToolButton;
    icon->setIcon(themeIcon(u"terminal"_s));
    icon->setFocusPolicy(Qt::NoFocus);
    icon->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_text->setFont(fixedFont());
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_copy->setObjectName(u"copyCommandButton"_s);
    setStyleProperty(*m_copy, "small", true);
    line->addWidget(icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command);
        Q_EMIT copied();
    });
}

void CommandStrip::setCommand(const QString &command)
{
    m_command = command;
    m_text->setText(command);
}

void CommandStrip::retranslate()
{
    m_text->setAccessibleName(tr("Equivalent command line"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the command line; the key is left out."));
}

} // namespace aisb::gui
