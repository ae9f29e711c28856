// SPDX-License-Identifier: GPL-3.0-or-later
// Build tool: fills the options of the command line into the template of its manual page.
// Usage: aisb_manpage TEMPLATE PAGE
#include "cli/optiontext.h"

#include <QFile>
#include <QSaveFile>
#include <QTextStream>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

constexpr QStringView kPlace = u".\\\" options of the table\n"; // of the options in the template

// roff reads '-' as a hyphen, '\' as its own sign and '.' or '\'' at the start of a line as a
// request.
QString escaped(QString text)
{
    text.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s);
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend(u"\\&"_s);
    return text;
}

QString optionsText()
{
    QString text;
    for (const core::OptionGroup group : cli::kOptionGroups) {
        text += u".SS "_s + escaped(core::groupName(group)) + u'\n';
        for (const core::OptionInfo &info : core::optionTable()) {
            if (info.group == group)
                text += u".TP\n.B "_s + escaped(cli::invocationOf(info)) + u'\n'
                    + escaped(info.help + cli::boundsText(info)) + u'\n';
        }
    }
    return text;
}

} // namespace

int main(int argc, char *argv[])
{
    QTextStream messages(stderr);
    if (argc != 3) {
        messages << "usage: aisb_manpage TEMPLATE PAGE\n";
        return 2;
    }
    QFile source(QString::fromLocal8Bit(argv[1]));
    QSaveFile page(QString::fromLocal8Bit(argv[2]));
    if (!source.open(QIODevice::ReadOnly) || !page.open(QIODevice::WriteOnly)) {
        messages << source.fileName() << ' ' << source.errorString() << ' ' << page.errorString()
                 << '\n';
        return 1;
    }
    QString text = QString::fromUtf8(source.readAll());
    page.write(text.replace(kPlace.toString(), optionsText()).toUtf8());
    return page.commit() ? 0 : 1;
}
