// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/newrunsource.h"

#include "gui/bindings/connectionbinding.h"
#include "gui/bindings/unsaidtext.h"
#include "gui/frame/messagebar.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/pages.h"
#include "gui/pages/words.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/connectionbook.h"
#include "gui/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

NewRunSource::NewRunSource(NewRunPage &page, PageContext &context)
    : QObject(&page)
    , m_page(page)
    , m_context(context)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &NewRunSource::takeResult);
    connect(&context.keys(), &ApiKeys::changed, this, [this](const QString &id) {
        if (m_isBusy && !m_connection.isEmpty() && id == m_connection) {
            fill();
        }
    });
}

NewRunSource::~NewRunSource()
{
    m_watcher.waitForFinished();
}

void NewRunSource::take(const QString &path, Wish wish)
{
    m_path = path;
    m_wish = wish;
    m_isBusy = true;
    m_connection.clear();
    if (!m_watcher.isRunning()) {
        load();
    }
}

void NewRunSource::load()
{
    m_loading = m_path;
    m_watcher.setFuture(
        QtConcurrent::run([path = m_path, roots = run::catalogueRoots(m_context.environment())] {
            return QFileInfo(path).isDir() ? config::recallExperiment(path, roots)
                                           : config::recallFile(path, roots);
        }));
}

void NewRunSource::takeResult()
{
    if (m_loading != m_path) {
        load();
        return;
    }
    core::Result<config::Recall> recall = m_watcher.result();
    if (!recall) {
        m_isBusy = false;
        m_page.messageBar().showMessage(Tone::Bad, describe(recall.error()));
        return;
    }
    m_recall = std::move(*recall);
    fillWhenKeyIsKnown();
}

// The one with the same model, else the first that sends to the same address.
QString NewRunSource::connectionFor(const core::RunOptions &options) const
{
    QString found;
    for (const Connection &connection : m_context.connections().all()) {
        if (!sendsTo(options, connection)) {
            continue;
        }
        if (connection.model == options.modelName.value_or(QString())) {
            return connection.id;
        }
        found = found.isEmpty() ? connection.id : found;
    }
    return found;
}

// A run that is to start waits for the keychain.
void NewRunSource::fillWhenKeyIsKnown()
{
    m_connection = connectionFor(m_recall.options);
    if (!m_connection.isEmpty() && m_recall.options.apiKey.isEmpty()) {
        m_context.keys().load(m_connection);
        if (m_context.keys().isLoading(m_connection)) {
            return;
        }
    }
    fill();
}

void NewRunSource::fill()
{
    m_isBusy = false;
    core::RunOptions options = m_recall.options;
    if (options.workDir && QDir(*options.workDir) == QDir(m_context.settings().defaultRoot())) {
        options.workDir.reset();
    }
    options.layout = m_context.settings().layout();
    if (options.mode == core::Mode::Perf) {
        options.metricsProfile = m_context.settings().metricsProfile();
    }
    const core::RunOptions before = m_page.options();
    const QString connectionBefore = m_page.connectionId();
    m_page.fill(options, m_connection);
    const bool hasKey =
        !m_page.options().apiKey.isEmpty() || !m_context.environment().apiKey.isEmpty();
    m_leftOut = m_recall.unsaid;
    if (hasKey) {
        std::erase_if(m_leftOut, [](const config::Unsaid &unsaid) {
            return unsaid.what == config::Unsaid::What::ApiKey;
        });
    }
    m_origin = QFileInfo(m_path).isDir() ? m_context.library().titleOf(m_path)
                                         : QFileInfo(m_path).fileName();
    Q_EMIT changed();
    if (m_wish == Wish::Start && m_leftOut.empty()) {
        m_page.start();
        return;
    }
    std::vector<MessageButton> buttons = {{tr("Undo"), [this, before, connectionBefore] {
                                               m_page.fill(before, connectionBefore);
                                               forget();
                                           }}};
    if (!m_leftOut.empty()) {
        buttons.push_back({tr("What is left out…"), [this] { showLeftOut(); }});
    }
    tell(std::move(buttons));
}

void NewRunSource::tell(std::vector<MessageButton> buttons)
{
    const auto count = static_cast<int>(m_leftOut.size());
    const QString filled = tr("The form has the values of %1.").arg(m_origin);
    QString text = filled;
    if (count == 1) {
        text = filled + u' ' + tr("Left out: %1").arg(leftOut().first());
    } else if (count > 1) {
        text = filled + u' ' + tr("%n settings are left out.", nullptr, count);
    }
    if (m_wish == Wish::Start) {
        text = tr("Not started yet.") + u' ' + text;
    }
    m_page.messageBar().showMessage(
        count > 0 ? Tone::Warn : Tone::Accent, text, std::move(buttons));
}

void NewRunSource::showLeftOut()
{
    auto *box = new QMessageBox(&m_page);
    box->setObjectName(u"leftOutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(tr("What is left out"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("%1 says more than the form can repeat:").arg(m_origin));
    box->setInformativeText(leftOut().join(u'\n'));
    box->open();
}

QStringList NewRunSource::leftOut() const
{
    QStringList texts;
    for (const config::Unsaid &unsaid : m_leftOut) {
        texts << unsaidText(unsaid);
    }
    return texts;
}

void NewRunSource::forget()
{
    if (m_origin.isEmpty() && m_leftOut.empty()) {
        return;
    }
    m_origin.clear();
    m_leftOut.clear();
    Q_EMIT changed();
}

} // namespace aisb::gui
