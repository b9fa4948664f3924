#include "storage/cli/complaints.h"

namespace storage::cli {
namespace {

std::string behind(const std::string& words, const std::string& mark) {
    const auto at = words.find(mark);
    return at == std::string::npos ? std::string{} : words.substr(at + mark.size());
}
std::string before(const std::string& words, const std::string& mark) { return words.substr(0, words.find(mark)); }

// CLI11 names what it did not expect from the last to the first.
std::string inOrder(const std::string& list) {
    std::string result, word;
    for (const char c : list + " ") {
        if (c != ' ') word += c;
        else if (!word.empty()) result = word + (result.empty() ? "" : " ") + result, word.clear();
    }
    return result;
}

}  // namespace

std::string complaintAbout(const std::string& error, const std::string& words, const app::Texts& tr) {
    if (const std::string option = behind(words, "Could not convert: "); error == "ConversionError" && !option.empty())
        return tr.fill("{0} cannot be “{1}”.", before(option, " = "), behind(option, " = "));
    if (error == "ValidationError" && words.find(": ") != std::string::npos)
        return tr.fill("What is given for {0} is not allowed; parcours --help says what is.", before(words, ": "));
    if (error == "RequiredError" && words.ends_with(" is required"))
        return tr.fill("{0} is missing.", before(words, " is required"));
    if (error == "ArgumentMismatch" && words.find(": ") != std::string::npos)
        return tr.fill("{0} needs a value.", before(words, ": "));
    if (error == "ExcludesError" && words.find(" excludes ") != std::string::npos)
        return tr.fill("{0} and {1} exclude each other.", before(words, " excludes "), behind(words, " excludes "));
    if (const std::string extra = behind(words, "not expected: "); !extra.empty())  // under the name of the program
        return tr.fill("It is not clear what this is for: {0}", inOrder(extra));
    return tr("This command line cannot be understood.");
}

}  // namespace storage::cli
