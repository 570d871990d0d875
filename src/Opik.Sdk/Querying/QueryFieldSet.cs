using Opik.Contracts;

namespace Opik.Querying;

/// <summary>Fields that a query of one entity may name.</summary>
/// <param name="Fields">The fields with their types and operators, by name.</param>
/// <param name="Keyed">Those that take a key, <c>metadata.model</c>.</param>
/// <param name="Other">How an unknown field is read: it goes to the server as text, which knows more fields than this list.</param>
internal sealed record QueryFieldSet(IReadOnlyDictionary<string, FilterField> Fields, IReadOnlySet<string> Keyed, IReadOnlyList<FilterOperator> Other)
{
    public FilterField Find(string name) => Fields.TryGetValue(name, out var field) ? field : new FilterField(name, FilterFieldType.String) { Operators = Other };
}
