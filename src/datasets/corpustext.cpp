// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/corpustext.h"

#include "core/random.h"

#include <QFile>
#include <QStringDecoder>
#include <QStringList>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

constexpr qsizetype kCharacters = 2'000'000;
constexpr quint64 kSeed = 1; // any one will do, as long as it never changes
constexpr qint64 kMaxBytes = 64LL * 1024 * 1024;

constexpr QLatin1String kNames =
    "Ada|Anton|Bela|Bruno|Clara|Conrad|Dora|Edgar|Elsa|Emil|Esther|Felix|Flora|Gustav|Hanna|Hugo|"
    "Ida|Ivan|Jonas|Julia|Karl|Klara|Lea|Leo|Lucia|Magnus|Marta|Moritz|Nina|Noah|Olga|Otto|Paula|"
    "Petra|Ralf|Rosa|Samuel|Selma|Theo|Tilda|Ursula|Viktor|Wanda|Xaver|Yvonne|Zeno"_L1;
constexpr QLatin1String kNouns =
    "anchor|apple tree|attic|bakery|balcony|barge|basket|beacon|bell|bench|blanket|boathouse|"
    "bonfire|bookshop|bottle|bridge|bucket|butterfly|candle|canal|carpet|cart|castle|cellar|chapel|"
    "chimney|clock|cloud|coat|coffee "
    "pot|compass|cottage|courtyard|crane|cupboard|curtain|dam|diary|"
    "dog|donkey|drawer|drum|engine|envelope|factory|farm|feather|fence|ferry|fiddle|field|"
    "fireplace|"
    "fisherman|flute|forest|fountain|fox|garden|gate|glacier|glove|goat|granary|greenhouse|hammer|"
    "harbour|harvest|hat|hedge|heron|hill|horse|inn|island|jar|journal|kettle|key|kite|kitchen|"
    "ladder|lake|lamp|lantern|laundry|letter|library|lighthouse|loaf|loft|lock|map|market|meadow|"
    "melody|mill|mirror|moon|motorcycle|mountain|museum|needle|newspaper|notebook|oak|oar|orchard|"
    "oven|owl|painting|parcel|path|pencil|piano|pier|pigeon|plough|pocket watch|pond|postcard|"
    "printing press|pump|quarry|quilt|radio|railway|rain|raven|reservoir|ribbon|ridge|river|roof|"
    "rope|rose "
    "bush|sail|saddle|sandbank|saw|scarf|school|scale|shawl|shed|shelf|ship|shore|signpost|"
    "sledge|snow|spade|spring|stable|staircase|station|stone|storm|stove|street|suitcase|swallow|"
    "table|tailor|telescope|tent|theatre|ticket|tower|train|tram|trunk|tunnel|umbrella|valley|"
    "vegetable|village|vineyard|violin|wagon|wall|warehouse|watchman|waterfall|weather vane|well|"
    "wheel|whistle|willow|windmill|window|winter coat|wolf|workshop|yard"_L1;
constexpr QLatin1String kAdjectives =
    "ancient|angry|bare|bent|blue|brass|bright|broken|brown|calm|careful|cheap|clean|clever|cold|"
    "copper|crooked|curious|dark|deep|distant|dry|dusty|early|empty|famous|faded|fine|flat|"
    "forgotten|"
    "frozen|gentle|golden|green|grey|half-finished|heavy|hidden|high|hollow|iron|lame|large|late|"
    "lazy|"
    "leaky|light|little|lonely|long|loud|low|merry|muddy|narrow|new|noisy|old|open|pale|patient|"
    "plain|"
    "polished|poor|proud|quiet|red|rich|rough|round|rusty|salty|sharp|shallow|short|silent|silver|"
    "slow|small|smooth|soft|steep|straight|strange|strong|sweet|tall|thick|thin|tidy|tired|unknown|"
    "warm|weathered|wet|white|wide|wild|wooden|worn|yellow|young"_L1;
constexpr QLatin1String kTransitive =
    "admired|asked about|borrowed|bought|built|carried|cleaned|copied|counted|covered|crossed|"
    "described|discovered|drew|examined|fetched|filled|followed|forgot|found|guarded|hid|inherited|"
    "kept|left behind|lifted|lost|measured|mended|missed|moved|noticed|opened|ordered|painted|"
    "photographed|planned|planted|praised|promised|pulled|pushed|remembered|repaired|returned|"
    "sketched|"
    "sold|studied|swept|took apart|took home|tried|turned over|walked "
    "around|washed|watched|weighed|"
    "wrapped up|wrote about"_L1;
constexpr QLatin1String kIntransitive =
    "arrived|came back|disappeared|fell asleep|grew silent|had breakfast|hesitated|kept on talking|"
    "laughed|listened|lost the way|sang|set out|shivered|sighed|slept|smiled|stayed|stood still|"
    "stumbled|waited|waved|went home|went on working|whistled|woke up|worked|wrote a letter"_L1;
constexpr QLatin1String kPlaces =
    "above|across from|along|at the foot of|before|behind|below|beside|beyond|by|close to|"
    "in front of|in the middle of|inside|near|not far from|on the other side of|opposite|outside|"
    "under|within sight of"_L1;
constexpr QLatin1String kTimes =
    "After the thaw|All summer|As every year|At dawn|At noon|At the end of the week|Before the "
    "snow|"
    "By candlelight|During the fair|Early in spring|Every Thursday|From time to time|"
    "In the afternoon|In the first hour|In the small hours|Just then|Late in autumn|Long ago|"
    "Not long after|On a windy day|On the second evening|On Sundays|Once more|One morning|"
    "Shortly before midnight|That night|The next day|Three weeks later|Towards evening|"
    "When the bells rang|When the rain stopped|Years later"_L1;
constexpr QLatin1String kManners =
    "as if nothing had happened|at last|by mistake|carefully|for the third time|hardly ever|"
    "in a great hurry|in silence|more often than before|once again|out of habit|reluctantly|"
    "slowly|to everybody's surprise|together|with both hands|with great patience|without a word|"
    "without knowing why"_L1;
constexpr QLatin1String kJoints =
    "although|and|and so|because|before|but|even though|until|while|whereas|so that"_L1;
constexpr QLatin1String kNumbers =
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|a hundred"_L1;

// Puts sentences together from the words above.
class Writer
{
public:
    explicit Writer(quint64 seed)
        : m_random(seed)
    {
    }

    QString paragraph()
    {
        QStringList sentences;
        for (qint64 left = m_random.integer(3, 8); left > 0; --left)
            sentences.append(sentence());
        return sentences.join(u' ');
    }

private:
    QString pick(const QStringList &words) { return words[m_random.integer(0, words.size() - 1)]; }
    bool isOneOf(int count) { return m_random.integer(1, count) == 1; }

    QString thing()
    {
        const QString noun = pick(m_nouns);
        return u"the "_s + (isOneOf(2) ? pick(m_adjectives) + u' ' : QString()) + noun;
    }

    QString somebody() { return isOneOf(4) ? thing() : pick(m_names); }

    QString clause()
    {
        const QString who = somebody();
        if (isOneOf(3))
            return u"%1 %2 %3 %4"_s.arg(who, pick(m_intransitive), pick(m_places), thing());
        QString said = u"%1 %2 %3"_s.arg(who, pick(m_transitive), thing());
        if (isOneOf(3))
            said += u' ' + pick(m_places) + u' ' + thing();
        if (isOneOf(4))
            said += u' ' + pick(m_manners);
        return said;
    }

    QString sentence()
    {
        QString said;
        if (isOneOf(8))
            said = u"\"Have you ever seen %1?\" asked %2, \"it lies %3 %4\""_s.arg(
                thing(), pick(m_names), pick(m_places), thing());
        else if (isOneOf(9))
            said = u"There were %1 steps from %2 to %3, and %4 more to %5"_s.arg(
                pick(m_numbers), thing(), thing(), pick(m_numbers), thing());
        else if (isOneOf(3))
            said = u"%1, %2"_s.arg(pick(m_times), clause());
        else
            said = clause();
        if (isOneOf(3))
            said += u' ' + pick(m_joints) + u' ' + clause();
        said[0] = said[0].toUpper();
        return said + u'.';
    }

    static QStringList listOf(QLatin1String words) { return QString(words).split(u'|'); }

    core::Random m_random;
    QStringList m_names = listOf(kNames);
    QStringList m_nouns = listOf(kNouns);
    QStringList m_adjectives = listOf(kAdjectives);
    QStringList m_transitive = listOf(kTransitive);
    QStringList m_intransitive = listOf(kIntransitive);
    QStringList m_places = listOf(kPlaces);
    QStringList m_times = listOf(kTimes);
    QStringList m_manners = listOf(kManners);
    QStringList m_joints = listOf(kJoints);
    QStringList m_numbers = listOf(kNumbers);
};

} // namespace

QString builtInCorpus()
{
    Writer writer(kSeed);
    QString text;
    text.reserve(kCharacters + 2'000);
    while (text.size() < kCharacters)
        text += writer.paragraph() + u'\n';
    return text;
}

core::Result<QString> readCorpus(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > kMaxBytes)
        return core::fail(ErrorCode::UtilsType007, u"%1: larger than 64 MiB"_s.arg(path));
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(file.read(kMaxBytes));
    if (decoder.hasError())
        return core::fail(ErrorCode::DsetData002, u"%1: expected UTF-8"_s.arg(path));
    if (text.trimmed().isEmpty())
        return core::fail(ErrorCode::DsetData002, u"%1: expected a text, found none"_s.arg(path));
    return text;
}

} // namespace aisb::datasets
