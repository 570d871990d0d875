using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;

namespace Opik.Evaluation.Suites.Passing;

/// <summary>Policies as they are written: <c>{"runs_per_item": 3, "pass_threshold": 2}</c>. Python: <c>ExecutionPolicy</c>.</summary>
public static class ExecutionPolicies
{
    private const string Runs = "runs_per_item";
    private const string Threshold = "pass_threshold";

    /// <summary>One run, which must pass.</summary>
    public static ExecutionPolicy Default { get; } = new(1, 1);

    /// <summary>The policy of an item: member by member its own, else that of the suite, else 1.</summary>
    /// <param name="item">Policy of the item, perhaps in part; null: none.</param>
    /// <param name="suite">Policy of the suite, perhaps in part; null: none.</param>
    /// <exception cref="ArgumentException">A number is no integer, or too large.</exception>
    public static ExecutionPolicy Merge(JsonObject? item, JsonObject? suite) => new(
        Number(item, Runs) ?? Number(suite, Runs) ?? Default.RunsPerItem,
        Number(item, Threshold) ?? Number(suite, Threshold) ?? Default.PassThreshold);

    /// <summary>Reads a whole policy, as one gives it for a suite or an item. Its range (1 to 100) is checked by the server.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="what">What has it, for messages.</param>
    /// <exception cref="ArgumentException">It is no object with exactly the two members, or one is no integer.</exception>
    public static ExecutionPolicy Read(JsonNode? policy, string what = "execution_policy")
    {
        if (policy is not JsonObject members)
            throw new ArgumentException($"{what} must be an object.", nameof(policy));
        var missing = new[] { Runs, Threshold }.Where(name => !members.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"{what} needs {string.Join(" and ", missing)}.", nameof(policy));
        var unknown = members.Select(member => member.Key).Where(name => name is not (Runs or Threshold)).ToList();
        if (unknown.Count > 0)
            throw new ArgumentException($"{what} has {string.Join(", ", unknown)}, which it cannot have.", nameof(policy));
        return new ExecutionPolicy(Required(members, Runs, what), Required(members, Threshold, what));
    }

    private static int Required(JsonObject members, string name, string what) =>
        Number(members, name) ?? throw new ArgumentException($"{what}: {name} must be an integer, not null.", nameof(members));

    // True and false are 1 and 0 in Python, whose programs store policies too.
    private static int? Number(JsonObject? policy, string name) => policy?[name] switch
    {
        null => null,
        var flag when flag.GetValueKind() == JsonValueKind.True => 1,
        var flag when flag.GetValueKind() == JsonValueKind.False => 0,
        var number when number.GetValueKind() == JsonValueKind.Number && int.TryParse(number.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var value) => value,
        var other => throw new ArgumentException($"{name} must be an integer, not {other.ToJsonString()}.", nameof(policy)),
    };
}
