using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;

namespace Opik.Evaluation.Suites.Passing;

/// <summary>Items of test suites as they are written: <c>[{"data": {…}, "assertions": ["…"], "description": "…"}]</c>. Python: <c>validate_suite_items</c>.</summary>
public static class SuiteItems
{
    private static readonly string[] Known = ["data", "id", "execution_policy", "assertions", "description"];

    /// <summary>Reads items, and says of the first wrong one what is wrong.</summary>
    /// <exception cref="ArgumentException">An item is not as it must be.</exception>
    public static IReadOnlyList<TestSuiteItem> Read(JsonArray items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return [.. items.Select(Item)];
    }

    private static TestSuiteItem Item(JsonNode? item, int index)
    {
        var what = $"Item {index}";
        if (item is not JsonObject members)
            throw new ArgumentException($"{what} must be an object.", nameof(item));
        var unknown = members.Select(member => member.Key).Except(Known, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new ArgumentException($"{what} has {string.Join(", ", unknown)}; it can have {string.Join(", ", Known)}.", nameof(item));
        if (!members.ContainsKey("data"))
            throw new ArgumentException($"{what} has no 'data'.", nameof(item));
        return new TestSuiteItem
        {
            Data = members["data"] as JsonObject ?? throw new ArgumentException($"{what}: 'data' must be an object.", nameof(item)),
            // Ids of other clients may be of another kind: a new one is made then, as for an item without.
            Id = Guid.TryParse(members["id"]?.ToString(), out var id) ? id : null,
            Description = members["description"]?.ToString(),
            Assertions = members.ContainsKey("assertions") ? Assertions(members["assertions"], what) : [],
            ExecutionPolicy = members.ContainsKey("execution_policy") ? ExecutionPolicies.Read(members["execution_policy"], $"{what}: execution_policy") : null,
        };
    }

    private static IReadOnlyList<string> Assertions(JsonNode? assertions, string what) =>
        assertions is JsonArray list && list.All(assertion => assertion?.GetValueKind() == JsonValueKind.String)
            ? [.. list.Select(assertion => assertion!.GetValue<string>())]
            : throw new ArgumentException($"{what}: 'assertions' must be a list of texts.", nameof(assertions));
}
