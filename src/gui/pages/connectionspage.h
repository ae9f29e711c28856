// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "gui/frame/page.h"
#include "gui/settings/connectionbook.h"

#include <QTimer>

#include <memory>

class QLineEdit;
class QStackedWidget;
class QTableView;

namespace aisb::gui {

class Card;
class ConnectionCard;
class ConnectionWatch;
class ConnectionsModel;
class EmptyState;
class FormLabel;
class ModelFetch;
class PageContext;

namespace Ui {
class ConnectionForm;
} // namespace Ui

// The services a person measures: list with state, form, test. Edits apply at once. While it is
// shown and no run is active, every service is asked for its models each half minute.
class ConnectionsPage : public Page
{
    Q_OBJECT
public:
    ConnectionsPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~ConnectionsPage() override;

    // argument: the id of a connection to show, or nothing.
    void open(const QVariant &argument) override;
    // Id of the one in the form; empty = none.
    [[nodiscard]] QString current() const { return m_current; }
    void addConnection();
    // One with the built-in service, which is started.
    void addBuiltIn();
    void duplicate();
    // Can be undone in the message bar.
    void removeCurrent();
    void test();
    [[nodiscard]] ConnectionsModel *model() const { return m_model; }
    [[nodiscard]] ConnectionWatch *watch() const { return m_watch; }
    [[nodiscard]] ConnectionCard *card() const { return m_test; }

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;

private:
    void buildList();
    void connectForm();
    void addCommands();
    void showRows();
    void show(const QString &id);
    void showKeyNote();
    void showAddressNote();
    void edited();
    void keepKey();
    [[nodiscard]] core::RunOptions testOptions() const;
    void setNote(FormLabel &note, const QString &text, bool isError = false);

    PageContext &m_context;
    std::unique_ptr<Ui::ConnectionForm> m_form;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    Card *m_listCard;
    QTableView *m_table;
    ConnectionsModel *m_model;
    Card *m_formCard;
    ConnectionCard *m_test;
    ModelFetch *m_fetch;
    ConnectionWatch *m_watch;
    QTimer m_timer;
    QString m_current;
    bool m_isFilling = false;
};

} // namespace aisb::gui
