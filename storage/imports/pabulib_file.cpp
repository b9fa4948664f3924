#include "storage/imports/pabulib_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "app/base/result.h"
#include "storage/imports/ballot_lines.h"
#include "storage/imports/pabulib_cells.h"

namespace storage::imports {
namespace {

using app::rules::VoteType;

struct TypeName {
    const char* name;
    VoteType type;
};
constexpr std::array kTypes{TypeName{"approval", VoteType::Approval}, TypeName{"choose-1", VoteType::ChooseOne},
                            TypeName{"ordinal", VoteType::Ordinal}, TypeName{"cumulative", VoteType::Cumulative},
                            TypeName{"scoring", VoteType::Scoring}};

constexpr std::int64_t kMostScaled = 1'000'000'000'000;  // what app/rules/budget takes
// In tenthousandths: sums over all votes and projects of a file stay below 64 bits.
constexpr std::int64_t kMostTotal = 900 * std::int64_t{10'000'000'000'000'000};
constexpr std::int64_t kMostAmount = 10'000 * std::int64_t{1'000'000'000'000}, kMostPoints = 10'000 * std::int64_t{10'000'000};

class PabulibReader {
public:
    PabulibReader(std::string_view bytes, const app::Texts& tr) : m_lines(bytes, tr) {}

    app::rules::PublicBudget read() {
        while (nextFilled()) {
            if (startsSection()) continue;
            if (m_section == Section::None) m_lines.refuse(TR_NOOP("Line {0} comes before the section META."));
            cut();
            if (m_section == Section::Meta) meta();
            else if (m_section == Section::Projects) project();
            else vote();
        }
        if (m_lines.number() == 0) m_lines.refuseFile(TR_NOOP("The file is empty."));
        if (m_section == Section::Meta) requireMeta();
        if (m_section != Section::Votes)
            m_lines.refuse(TR_NOOP("Line {0}: the file ends without the section {1}."), m_section == Section::None   ? "META"
                                                                                        : m_section == Section::Meta ? "PROJECTS"
                                                                                                                     : "VOTES");
        finish();
        return std::move(m_file);
    }

private:
    enum class Section { None, Meta, Projects, Votes };

    bool nextFilled() {
        while (m_lines.next())
            if (!m_lines.line().empty()) return true;
        return false;
    }
    // META, PROJECTS or VOTES alone on a line, and the line of headings below it.
    bool startsSection() {
        std::string word(m_lines.line().substr(0, 9));
        while (!word.empty() && word.back() == ';') word.pop_back();
        std::ranges::transform(word, word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        if (m_lines.line().size() > 60 ||
            trimmed(m_lines.line().substr(word.size())).find_first_not_of(';') != std::string_view::npos)
            return false;
        const Section next = word == "META"       ? Section::Meta
                             : word == "PROJECTS" ? Section::Projects
                             : word == "VOTES"    ? Section::Votes
                                                  : Section::None;
        if (next == Section::None) return false;
        if (static_cast<int>(next) != static_cast<int>(m_section) + 1)
            m_lines.refuse(TR_NOOP("Line {0}: the section {1} is out of place; META, PROJECTS and VOTES follow each other."),
                           word);
        if (next == Section::Projects) requireMeta();
        m_section = next;
        if (next == Section::Votes) m_votesFrom = m_lines.number();
        if (!nextFilled()) m_lines.refuse(TR_NOOP("Line {0}: the section {1} ends before its headings."), word);
        cut();
        headings();
        return true;
    }
    void headings() {
        const auto required = [&](const char* name) {
            const int at = m_cells.column(name);
            if (at < 0) m_lines.refuse(TR_NOOP("Line {0}: there is no column “{1}”."), name);
            return at;
        };
        m_width = m_cells.size();
        if (m_section == Section::Meta) return void(required("key"));
        if (m_section == Section::Projects) {
            m_id = required("project_id"), m_cost = required("cost");
            m_name = m_cells.column("name"), m_votes = m_cells.column("votes"), m_score = m_cells.column("score"),
            m_selected = m_cells.column("selected");
            m_file.saysChosen = m_selected >= 0;
            return;
        }
        m_id = required("voter_id"), m_vote = required("vote");
        m_points = hasPoints() ? required("points") : -1;
        m_placeOf.reserve(m_file.projects.size());
        m_sawAt.assign(m_file.projects.size(), 0);
        m_tally.assign(m_file.projects.size(), {});
    }
    void cut() {
        m_cells.cut(m_lines);
        if (!m_cells.mended().empty())
            once(TR_NOOP("Line {0}: in “{1}” words follow a closing quote; they were read as one text. Such lines: {2}."),
                 shown(m_cells.mended()));
    }
    bool hasPoints() const { return m_file.type == VoteType::Cumulative || m_file.type == VoteType::Scoring; }

    std::string_view cell(int column) const { return m_cells.at(column); }

    void meta() {
        const std::string key(cell(0));
        if (key.empty()) return;
        if (!m_meta.emplace(key, Said{m_lines.number(), std::string(cell(1))}).second)
            m_lines.refuse(TR_NOOP("Line {0} says “{1}” a second time."), shown(key));
        if (key == "budget") m_file.budget = amount(cell(1));
        else if (key == "vote_type") {
            const auto* known =
                std::ranges::find(kTypes, cell(1), [](const TypeName& type) { return std::string_view(type.name); });
            if (known == kTypes.end())
                m_lines.refuse(
                    TR_NOOP(
                        "Line {0}: votes of type “{1}” are not read; approval, choose-1, ordinal, cumulative and scoring are."),
                    shown(cell(1)));
            m_file.type = known->type;
        } else if (key == "num_projects") m_numProjects = m_lines.count(cell(1), 0);
        else if (key == "num_votes") m_numVotes = m_lines.count(cell(1), 0);
        else if (key == "min_length") m_minLength = m_lines.count(cell(1), 0);
        else if (key == "max_length") m_maxLength = m_lines.count(cell(1), 0);
        else if (key == "max_sum_points") m_maxSum = points(cell(1));
        else if (key == "max_points") m_maxPoints = points(cell(1));
        else if (key == "description") m_file.title = cell(1);
        else if (key == "currency") m_file.currency = cell(1);
    }
    void requireMeta() {
        for (const char* key : {"budget", "vote_type"})
            if (!m_meta.contains(key))
                m_lines.refuse(TR_NOOP("Line {0}: the section META ends here and does not say “{1}”."), key);
    }
    // In tenthousandths until finish() knows how many decimals there are at all.
    std::int64_t amount(std::string_view text) {
        const auto number = decimalNumber(text);
        if (!number || number->tenthousandths > kMostAmount)
            m_lines.refuse(TR_NOOP("Line {0}: “{1}” is no amount from 0 to 10¹² with at most four decimals."), shown(text));
        m_decimals = std::max(m_decimals, number->decimals);
        return number->tenthousandths;
    }
    std::int64_t points(std::string_view text) {
        const auto number = decimalNumber(text);
        if (!number || number->tenthousandths > kMostPoints)
            m_lines.refuse(TR_NOOP("Line {0}: “{1}” is no number of points from 0 to 10 000 000 with at most four decimals."),
                           shown(text));
        m_pointDecimals = std::max(m_pointDecimals, number->decimals);
        return number->tenthousandths;
    }

    void project() {
        const std::string_view id = cell(m_id);
        if (id.empty()) m_lines.refuse(TR_NOOP("Line {0}: a project has no project_id."));
        if (!m_placeOf.emplace(id, std::ssize(m_file.projects)).second)
            m_lines.refuse(TR_NOOP("Line {0}: project “{1}” is there twice."), shown(id));
        if (cell(m_cost).empty()) m_lines.refuse(TR_NOOP("Line {0}: project “{1}” has no cost."), shown(id));
        m_file.projects.push_back(
            {std::string(id), std::string(cell(m_name)), amount(cell(m_cost)), wholeNumber(cell(m_selected)).value_or(0) > 0});
        m_total += m_file.projects.back().cost;
        if (m_total > kMostTotal) m_lines.refuse(TR_NOOP("Line {0}: with it the costs are more than can be added exactly."));
        m_said.push_back({m_lines.number(), decimalNumber(cell(m_votes)), decimalNumber(cell(m_score))});
    }

    void vote() {
        if (m_cells.goesBeyond(m_width))
            m_lines.refuse(TR_NOOP("Line {0} has {1} cells, the headings have {2}."), std::to_string(m_cells.size()),
                           std::to_string(m_width));
        if (cell(m_id).empty()) m_lines.refuse(TR_NOOP("Line {0}: a vote has no voter_id."));
        if (!m_voters.emplace(cell(m_id)).second)
            once(TR_NOOP("Line {0}: voter “{1}” votes a second time; both votes count. Such votes: {2}."), shown(cell(m_id)));
        app::rules::PublicVote vote;
        std::string_view names = cell(m_vote), given = cell(m_points);
        while (!names.empty()) {
            const std::string_view name = first(names);
            if (hasPoints() && given.empty()) m_lines.refuse(TR_NOOP("Line {0} gives points to fewer projects than it names."));
            give(vote, name, hasPoints() ? points(first(given)) : 10'000);
        }
        if (!given.empty()) m_lines.refuse(TR_NOOP("Line {0} gives more points than it names projects."));
        check(vote);
        m_file.votes.push_back(std::move(vote));
    }
    static std::string_view first(std::string_view& list) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view one = trimmed(list.substr(0, end));
        list = end < list.size() ? list.substr(end + 1) : std::string_view{};
        return one;
    }
    int placeOf(std::string_view name) {
        m_key = name;
        const auto at = m_placeOf.find(m_key);
        if (at == m_placeOf.end()) m_lines.refuse(TR_NOOP("Line {0}: there is no project “{1}”."), shown(name));
        return at->second;
    }
    // Published files do hold votes that name a project twice: where that has one meaning it is told, not refused.
    void give(app::rules::PublicVote& vote, std::string_view name, std::int64_t points) {
        const int project = placeOf(name);
        if (m_sawAt[project] != m_lines.number()) {
            m_sawAt[project] = m_lines.number();
            vote.points.emplace_back(project, points);
        } else if (m_file.type == VoteType::Ordinal) {
            m_lines.refuse(TR_NOOP("Line {0} ranks “{1}” twice."), shown(name));
        } else if (hasPoints()) {
            std::ranges::find(vote.points, project, &std::pair<int, std::int64_t>::first)->second += points;
            once(TR_NOOP("Line {0} names project “{1}” more than once; its points are added up. Such votes: {2}."), shown(name));
        } else {
            once(TR_NOOP("Line {0} names project “{1}” more than once; it counts once. Such votes: {2}."), shown(name));
        }
    }
    void check(const app::rules::PublicVote& vote) {
        const auto length = std::ssize(vote.points);
        if (m_file.type == VoteType::ChooseOne && length > 1)
            m_lines.refuse(TR_NOOP("Line {0} chooses {1} projects; votes of this file choose one."), std::to_string(length));
        if ((m_maxLength && length > *m_maxLength) || (m_minLength && length < *m_minLength))
            once(TR_NOOP("Line {0} names {1} projects, outside the limits of META; it counts all the same. Such votes: {2}."),
                 std::to_string(length));
        std::int64_t sum = 0, most = 0;
        for (const auto& [project, points] : vote.points) sum += points, most = std::max(most, points);
        if (hasPoints() && ((m_maxSum && sum > *m_maxSum) || (m_maxPoints && most > *m_maxPoints)))
            once(TR_NOOP("Line {0} gives more points than META allows (voter “{1}”); it counts all the same. Such votes: {2}."),
                 shown(cell(m_id)));
    }
    // A remark for the first line it concerns, with the number of all.
    void once(const char* msgid, const std::string& what) {
        const auto at = std::ranges::find(m_often, msgid, &Often::msgid);
        if (at == m_often.end()) m_often.push_back({msgid, m_lines.number(), m_lines.number(), what, 1});
        else if (std::exchange(at->last, m_lines.number()) != m_lines.number()) ++at->times;
    }

    void finish() {
        if (m_numProjects && *m_numProjects != std::ssize(m_file.projects)) wrongCount("num_projects", m_file.projects.size());
        if (m_numVotes && *m_numVotes != std::ssize(m_file.votes)) wrongCount("num_votes", m_file.votes.size());
        const std::int64_t divisor = powerOfTen(4 - m_decimals), pointDivisor = powerOfTen(4 - m_pointDecimals);
        m_file.unit = powerOfTen(m_decimals), m_file.pointsUnit = powerOfTen(m_pointDecimals);
        m_file.budget /= divisor;
        const auto exactly = [&](std::int64_t amount, int line) {
            if (amount > kMostScaled)
                m_lines.refuseFile(TR_NOOP("Line {0}: the amount has more digits, with the decimals of the whole file, than can "
                                           "be counted exactly."),
                                   std::to_string(line));
        };
        exactly(m_file.budget, m_meta.at("budget").line);
        for (std::size_t i = 0; i < m_said.size(); ++i) exactly(m_file.projects[i].cost /= divisor, m_said[i].line);
        std::int64_t longest = 0, sum = 0;
        for (const auto& vote : m_file.votes) longest = std::max<std::int64_t>(longest, std::ssize(vote.points));
        for (auto& vote : m_file.votes) {
            std::int64_t place = std::max(longest, m_maxLength.value_or(0));
            for (auto& [project, points] : vote.points) {
                if (m_file.type == VoteType::Ordinal) points = place--;
                else points /= pointDivisor;
                m_tally[project].votes += 1, m_tally[project].score += points;
                if ((sum += points) > kMostScaled)
                    m_lines.refuseFile(TR_NOOP("Line {0}: the votes from here on hold more points than can be counted exactly."),
                                       std::to_string(m_votesFrom));
            }
        }
        for (const Often& often : m_often)
            m_file.remarks.push_back(
                m_lines.tr().fill(often.msgid, std::to_string(often.line), often.what, std::to_string(often.times)));
        compareTallies();
    }
    [[noreturn]] void wrongCount(const char* key, std::size_t there) {
        const Said& said = m_meta.at(key);
        m_lines.refuseFile(TR_NOOP("Line {0} says {1} = {2}, the file holds {3}."), std::to_string(said.line), key, said.value,
                           std::to_string(there));
    }
    // The tallies that PROJECTS publishes, where it does, against the ballots.
    void compareTallies() {
        int wrong = 0, line = 0;
        for (std::size_t i = 0; i < m_said.size(); ++i) {
            const bool votes = m_said[i].votes && m_said[i].votes->tenthousandths != 10'000 * m_tally[i].votes;
            const bool score = m_said[i].score && m_file.type != VoteType::Approval && m_file.type != VoteType::ChooseOne &&
                               m_said[i].score->tenthousandths != m_tally[i].score * powerOfTen(4 - m_pointDecimals);
            if (!votes && !score) continue;
            if (wrong++ == 0) line = m_said[i].line;
        }
        if (wrong > 0)
            m_file.remarks.push_back(m_lines.tr().fill(TR_NOOP("Line {0}: the votes or score published for a project differ from "
                                                               "the ballots, which are what counts here. Such projects: {1}."),
                                                       std::to_string(line), std::to_string(wrong)));
    }

    struct Said {
        int line = 0;
        std::string value;
    };
    struct Published {
        int line = 0;
        std::optional<Decimal> votes, score;
    };
    struct Tally {
        std::int64_t votes = 0, score = 0;
    };
    struct Often {
        const char* msgid;
        int line = 0, last = 0;
        std::string what;
        std::int64_t times = 0;
    };

    BallotLines m_lines;
    app::rules::PublicBudget m_file;
    Section m_section = Section::None;
    PabulibCells m_cells;
    std::size_t m_width = 0;  // cells of the section's headings
    int m_id = 0, m_cost = 0, m_name = -1, m_votes = -1, m_score = -1, m_selected = -1, m_vote = 0, m_points = -1;  // columns
    std::map<std::string, Said> m_meta;
    std::optional<std::int64_t> m_numProjects, m_numVotes, m_minLength, m_maxLength, m_maxSum, m_maxPoints;
    std::int64_t m_total = 0;  // of the costs, in tenthousandths
    int m_decimals = 0, m_pointDecimals = 0;
    int m_votesFrom = 0;  // line
    std::unordered_map<std::string, int> m_placeOf;
    std::unordered_set<std::string> m_voters;
    std::vector<int> m_sawAt;  // the last line that names each project
    std::vector<Published> m_said;
    std::vector<Tally> m_tally;
    std::vector<Often> m_often;
    std::string m_key;
};

}  // namespace

app::rules::PublicBudget readPabulib(std::string_view bytes, const app::Texts& tr) { return PabulibReader(bytes, tr).read(); }

}  // namespace storage::imports
