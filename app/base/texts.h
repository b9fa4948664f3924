#pragma once
// The words on the screen and in the files, in the language of the session. English is the source (the msgid); the other
// languages are gettext catalogues compiled from assets/texts/*.po. Passed where it is needed, never global: an export of
// a French session and an English screen can run side by side. xgettext collects tr("…") and tr.plural("…", "…", n).
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace app {

class Texts {
public:
    Texts() = default;  // English

    // The catalogue `folder/<lang>.mo`. English for "en" or if the file is missing or damaged: words never stop the program.
    static Texts load(const std::filesystem::path& folder, std::string_view lang);

    const std::string& lang() const { return m_lang; }
    const char* operator()(const char* msgid) const;
    // The form for n; the text may hold one %d, filled in.
    std::string plural(const char* one, const char* many, long n) const;
    // Replaces {0}, {1}, … of the translated text.
    template <class... Args>
    std::string fill(const char* msgid, const Args&... args) const {
        return filled((*this)(msgid), {std::string(args)...});
    }

private:
    static std::string filled(std::string text, std::initializer_list<std::string> values);

    std::string m_lang = "en";
    std::unordered_map<std::string, std::string> m_texts;  // plural entries are keyed by their singular, forms split by NUL
};

// A number as people of the session's language write it: a comma in French, never "-0", no zeros at the end beyond `leastDigits`.
std::string decimalText(const Texts& tr, double value, int mostDigits, int leastDigits = 0);
// A place in an order: "12th", "12e" (feminine: "1re").
std::string ordinalText(const Texts& tr, long place);
// A whole number as people read sums: thousands apart by a narrow no-break space in French, by a comma else.
std::string wholeText(const Texts& tr, std::int64_t value);

}  // namespace app
