// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "gui/widgets/card.h"
#include "net/servicecheck.h"
#include "run/environment.h"

#include <memory>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace aisb::gui {

class CounterStrip;
class ElidedLabel;
class EmptyState;
class FormLabel;
class NoteBox;

// "Test connection": sends one short request as a run would and shows what went out and came back.
class ConnectionCard : public Card
{
    Q_OBJECT
public:
    explicit ConnectionCard(QWidget *parent = nullptr);
    ~ConnectionCard() override;

    // What the next test uses.
    void setOptions(const core::RunOptions &options, const run::Environment &environment);
    // Emits aboutToTest() first, so that its owner can set the options of this moment.
    void test();
    void cancel();
    // Forgets what came back.
    void clear();
    [[nodiscard]] bool isTesting() const { return m_isTesting; }
    void showReport(const net::ConnectionReport &report);

Q_SIGNALS:
    void aboutToTest();
    // Something came back; isOk: the service can be measured.
    void tested(bool isOk);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setTesting(bool isTesting);
    void showError(const core::Error &error);
    void send(const core::ModelSpec &model);
    [[nodiscard]] QString requestText(const net::ConnectionReport &report) const;
    [[nodiscard]] QString responseText(const net::ConnectionReport &report) const;

    core::RunOptions m_options;
    run::Environment m_environment;
    std::unique_ptr<net::ConnectionTest> m_test;
    std::optional<net::ConnectionReport> m_report;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QPushButton *m_button;
    NoteBox *m_verdict;
    CounterStrip *m_numbers;
    FormLabel *m_requestTitle;
    QPlainTextEdit *m_request;
    FormLabel *m_responseTitle;
    QPlainTextEdit *m_response;
    int m_generation = 0;
    bool m_isTesting = false;
};

} // namespace aisb::gui
