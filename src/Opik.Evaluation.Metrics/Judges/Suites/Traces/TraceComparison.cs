using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>Compares values of a trace with what an expression names.</summary>
internal static class TraceComparison
{
    /// <summary>The signs, longer ones before their beginnings.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["==", "!=", "<=", ">=", "<", ">"];

    /// <summary>Whether any of the values compares so. A value that is not there is null.</summary>
    public static bool Holds(IEnumerable<TraceMatch> found, string sign, JsonNode? literal)
    {
        var values = found.Select(match => match.Value).ToArray();
        return values.Length == 0 ? Holds((JsonNode?)null, sign, literal) : values.Any(value => Holds(value, sign, literal));
    }

    private static bool Holds(JsonNode? value, string sign, JsonNode? literal) => sign switch
    {
        "==" => AreEqual(value, literal),
        "!=" => !AreEqual(value, literal),
        _ => Order(value, literal) is { } order && sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 },
    };

    private static bool AreEqual(JsonNode? value, JsonNode? literal) => Order(value, literal) is { } order ? order == 0 : Kind(value) == Kind(literal) && Kind(value) is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null && Kind(value) == Kind(literal);

    // Numbers by size, texts by code units; other kinds have no order.
    private static int? Order(JsonNode? value, JsonNode? literal) => (Kind(value), Kind(literal)) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => PythonValue.Float(value)!.Value.CompareTo(PythonValue.Float(literal)!.Value),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(value!.GetValue<string>(), literal!.GetValue<string>()),
        _ => null,
    };

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;
}
