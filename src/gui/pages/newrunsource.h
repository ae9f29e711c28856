// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/recall.h"
#include "gui/frame/messagebar.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

#include <vector>

namespace aisb::gui {

class NewRunPage;
class PageContext;

// Fills the New run page with what an experiment or a configuration file says, and tells in words
// what it leaves out. Read in a pool thread. Part of NewRunPage, owned by it.
class NewRunSource : public QObject
{
    Q_OBJECT
public:
    enum class Wish
    {
        Edit,
        Start // at once, when nothing is left out
    };

    NewRunSource(NewRunPage &page, PageContext &context);
    ~NewRunSource() override;

    // path: an experiment folder, or a .py or .json file. The last one asked for wins.
    void take(const QString &path, Wish wish);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    // Where the values of the form come from, for the title; empty: from the person.
    [[nodiscard]] QString origin() const { return m_origin; }
    // Sentences about what the form leaves out of it.
    [[nodiscard]] QStringList leftOut() const;
    // The form is about something else now.
    void forget();

Q_SIGNALS:
    void changed(); // origin() or leftOut()

private:
    void load();
    void takeResult();
    void fill();
    void fillWhenKeyIsKnown();
    [[nodiscard]] QString connectionFor(const core::RunOptions &options) const;
    void tell(std::vector<MessageButton> buttons);
    void showLeftOut();

    NewRunPage &m_page;
    PageContext &m_context;
    QFutureWatcher<core::Result<config::Recall>> m_watcher;
    QString m_path; // asked for last
    QString m_loading;
    Wish m_wish = Wish::Edit;
    config::Recall m_recall;
    QString m_connection;
    QString m_origin;
    std::vector<config::Unsaid> m_leftOut;
    bool m_isBusy = false;
};

} // namespace aisb::gui
