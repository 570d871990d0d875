using static Opik.Contracts.FilterOperator;

namespace Opik.Contracts;

/// <summary>Spelling of operators, and which ones each type of field has.</summary>
public static class FilterOperators
{
    // What can be missing is looked for by "is_empty", of texts and numbers beyond what is documented.
    private static readonly FilterOperator[] Presence = [IsEmpty, IsNotEmpty];
    private static readonly FilterOperator[] Text = [Contains, NotContains, StartsWith, EndsWith, Equal, NotEqual];
    private static readonly FilterOperator[] Ordered = [Equal, NotEqual, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual];

    // The published clients write >= and <= on metadata too, so a dictionary has every order.
    private static readonly FilterOperator[] Paths = [.. Text, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual, .. Presence];
    private static readonly FilterOperator[] Lists = [Contains, NotContains, Equal, NotEqual, .. Presence];
    private static readonly FilterOperator[] Members = [Equal, NotEqual, .. Presence, In, NotIn];
    private static readonly FilterOperator[] Memberships = [In, NotIn];

    private static readonly string[] Names =
        ["contains", "not_contains", "starts_with", "ends_with", "=", "!=", ">", ">=", "<", "<=", "is_empty", "is_not_empty", "in", "not_in"];

    /// <summary>The operators of a number that is never missing: a count of nothing is 0.</summary>
    public static IReadOnlyList<FilterOperator> OfCount => Ordered;

    /// <summary>The operators of a type.</summary>
    public static IReadOnlyList<FilterOperator> Of(FilterFieldType type) => type switch
    {
        FilterFieldType.String or FilterFieldType.StringExact => [.. Text, GreaterThan, LessThan, .. Presence],
        FilterFieldType.StringStateDb or FilterFieldType.Map => [.. Text, .. Presence],
        FilterFieldType.StringList => Memberships,
        FilterFieldType.DateTime => Ordered,
        FilterFieldType.Number or FilterFieldType.Duration or FilterFieldType.FeedbackScoresNumber => [.. Ordered, .. Presence],
        FilterFieldType.Dictionary or FilterFieldType.DictionaryStateDb or FilterFieldType.Custom => Paths,
        FilterFieldType.List => Lists,
        FilterFieldType.Enum => Members,
        FilterFieldType.ErrorContainer => Presence,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The operator on the wire, e.g. <c>not_contains</c> or <c>&gt;=</c>.</summary>
    public static string Name(FilterOperator value) => Names[(int)value];

    /// <summary>Reads an operator as it is on the wire.</summary>
    public static bool TryParse(string? name, out FilterOperator value)
    {
        var index = Array.IndexOf(Names, name?.Trim().ToLowerInvariant());
        value = (FilterOperator)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>True for operators that need no value.</summary>
    public static bool IsPresence(this FilterOperator value) => value is IsEmpty or IsNotEmpty;

    /// <summary>True for <c>&gt; &gt;= &lt; &lt;=</c>.</summary>
    public static bool IsOrder(this FilterOperator value) => value is GreaterThan or GreaterThanOrEqual or LessThan or LessThanOrEqual;
}
