namespace Opik.Contracts;

/// <summary>One validated condition of a filter, or a group of them; they are joined by AND.</summary>
/// <param name="Field">Field name on the wire, e.g. <c>duration</c> or <c>feedback_scores</c>.</param>
/// <param name="Type">Type of the field; decides which operators exist and how the value is read.</param>
/// <param name="Operator">Operator.</param>
/// <param name="Key">Sub-key: score name, JSON path, map key; null when the field has none.</param>
/// <param name="Value">Value as text, already URL-decoded where the wire asks for it; empty for operators without one.</param>
public sealed record FilterClause(string Field, FilterFieldType Type, FilterOperator Operator, string? Key, string Value)
{
    /// <summary>The alternatives of a group, each a list of conditions joined by AND; null for a condition.</summary>
    public IReadOnlyList<IReadOnlyList<FilterClause>>? Alternatives { get; private init; }

    /// <summary>A group: it holds where one of the alternatives does. It has no field.</summary>
    public static FilterClause AnyOf(IReadOnlyList<IReadOnlyList<FilterClause>> alternatives) =>
        new(string.Empty, FilterFieldType.Custom, FilterOperator.Equal, null, string.Empty) { Alternatives = alternatives };

    /// <summary>Whether it, or a condition in it, is about the field.</summary>
    public bool Mentions(string field) => Alternatives is null ? Field == field : Alternatives.Any(alternative => alternative.Any(clause => clause.Mentions(field)));
}
