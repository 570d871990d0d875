using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Reads <c>{"runs_per_item":3,"pass_threshold":2}</c>.</summary>
internal static class ExecutionPolicies
{
    private const int Most = 100;

    /// <summary>How often an item is run; null: the policy does not say.</summary>
    public static int? RunsPerItem(JsonText? policy)
    {
        if (policy is not { IsEmpty: false } json)
            return null;
        using var document = JsonDocument.Parse(json.Utf8);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("runs_per_item", out var runs) && runs.ValueKind == JsonValueKind.Number && runs.TryGetInt32(out var number)
            ? Math.Clamp(number, 1, Most)
            : null;
    }
}
