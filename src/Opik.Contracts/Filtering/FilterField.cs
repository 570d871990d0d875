namespace Opik.Contracts;

/// <summary>A field that filters of an entity may name.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Type">Type: decides the operators and how a value is read.</param>
public sealed record FilterField(string Name, FilterFieldType Type)
{
    /// <summary>Allowed values of an <see cref="FilterFieldType.Enum"/>; null: any.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>Operators, where the field has fewer than its type; null: those of the type.</summary>
    public IReadOnlyList<FilterOperator>? Operators { get; init; }

    /// <summary>Whether <paramref name="operator"/> may be used.</summary>
    public bool Accepts(FilterOperator @operator) => (Operators ?? FilterOperators.Of(Type)).Contains(@operator);
}
