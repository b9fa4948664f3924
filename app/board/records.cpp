#include "app/board/records.h"

namespace app {

Record::Record() = default;
Record::Record(const Record& other) = default;
Record::Record(Record&& other) noexcept = default;
Record& Record::operator=(const Record& other) = default;
Record& Record::operator=(Record&& other) noexcept = default;
Record::~Record() = default;

bool Record::operator==(const Record& other) const {
    return static_cast<const AnyRecord&>(*this) == static_cast<const AnyRecord&>(other);
}

}  // namespace app
