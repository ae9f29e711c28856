// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/card.h"
#include "run/preview.h"

#include <vector>

class QTextEdit;
class QToolButton;

namespace aisb::gui {

class SegmentedControl;

// Requests of a plan, one at a time: the prompt by roles, or everything byte by byte as it goes
// out.
class PromptView : public Card
{
    Q_OBJECT
public:
    enum Mode
    {
        ByRole,
        AsSent
    };

    explicit PromptView(QWidget *parent = nullptr);

    // What they belong to, before their number.
    void setSubject(const QString &subject);
    // Shows the first one. Requests without a prompt that can be told apart are shown as sent.
    void setRequests(std::vector<run::RequestPreview> requests);
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_requests.size()); }
    // What stands there.
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRequest(int index);
    void writeMessages(const run::RequestPreview &request);

    std::vector<run::RequestPreview> m_requests;
    QString m_subject;
    SegmentedControl *m_mode;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTextEdit *m_text;
    int m_index = 0;
};

// A request as text: method, address, headers, blank line, body.
[[nodiscard]] QString requestAsText(const run::RequestPreview &request);

} // namespace aisb::gui
