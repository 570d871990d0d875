using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Experiments.Items;

/// <summary>Rules of <c>execution_policy</c>: <c>{"runs_per_item":1..100,"pass_threshold":1..100}</c>.</summary>
internal static class PolicyCheck
{
    private const int Most = 100;

    public static void Add(Violations violations, string path, JsonText? policy)
    {
        if (policy is not { } json)
            return;
        using var document = JsonDocument.Parse(json.Utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            violations.Add(path, "executionPolicy must be an object");
            return;
        }

        Check(violations, path, document.RootElement, "runs_per_item", "executionPolicy.runsPerItem");
        Check(violations, path, document.RootElement, "pass_threshold", "executionPolicy.passThreshold");
    }

    private static void Check(Violations violations, string path, JsonElement policy, string member, string name)
    {
        if (!policy.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number is < 1 or > Most)
            violations.Add(path, $"{name} must be between 1 and {Most}");
    }
}
