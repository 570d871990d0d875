using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Prompts;

namespace Opik.Server.Features.Playground;

/// <summary>Body of a run: variants over the items of a dataset, or over values given by hand.</summary>
internal sealed record PlaygroundRunBody(
    Guid? ProjectId,
    IReadOnlyList<PlaygroundVariantBody>? Variants,
    Guid? DatasetId,
    Guid? DatasetVersionId,
    string? Filters,
    int? Limit,
    IReadOnlyList<JsonText>? Rows,
    IReadOnlyDictionary<string, string>? Mapping,
    IReadOnlyList<Guid>? RuleIds,
    int? Concurrency,
    int? CallsPerMinute)
{
    /// <summary>Rows of a run.</summary>
    public const int MostRows = 10_000;

    /// <summary>Rows given by hand.</summary>
    public const int MostManualRows = 100;

    private const int MostVariants = 10;
    private const int MostMapped = 100;
    private const int MostRules = 100;
    private const int MostAtOnce = 32;
    private const int MostPerMinute = 10_000;
    private const int RowBytes = 256 * 1024;

    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "projectId", ProjectId);
        violations.CheckBatch("variants", Variants?.Count, MostVariants);
        for (var i = 0; i < Variants?.Count; i++)
        {
            if (Variants[i] is { } variant)
                variant.Check(violations, $"variants[{i}].");
            else
                violations.Add(string.Empty, $"variants[{i}] must not be null");
        }

        if (DatasetId is null == Rows is null)
            violations.Add(string.Empty, "either datasetId or rows must be given");
        if (Rows is not null)
            CheckRows(violations);
        CheckRange(violations, "limit", Limit, MostRows);
        CheckRange(violations, "concurrency", Concurrency, MostAtOnce);
        CheckRange(violations, "callsPerMinute", CallsPerMinute, MostPerMinute);
        violations.CheckMap("mapping", Mapping!, MostMapped, 20_000);
        if (RuleIds?.Count > MostRules)
            violations.Add(string.Empty, $"ruleIds size must be between 0 and {MostRules}");
        violations.ThrowIfAny();
    }

    /// <summary>As a run of experiments takes it.</summary>
    public RunBody ToRun(IReadOnlyList<string?> experimentNames) =>
        new(DatasetId, string.Empty, DatasetVersionId, null, ProjectId, null, [.. Variants!.Select((variant, index) => variant.ToPrompt(experimentNames[index]))], null, RuleIds, Filters);

    private void CheckRows(Violations violations)
    {
        violations.CheckBatch("rows", Rows!.Count, MostManualRows);
        for (var i = 0; i < Rows.Count; i++)
        {
            if (new JsonText?(Rows[i]).NullIfJsonNull() is not { } row || row.Utf8.Span[0] != (byte)'{')
                violations.Add(string.Empty, $"rows[{i}] must be an object");
            else if (row.Utf8.Length > RowBytes)
                violations.Add(string.Empty, $"rows[{i}] size must be between 0 and {RowBytes} bytes");
        }
    }

    private static void CheckRange(Violations violations, string name, int? value, int most)
    {
        if (value is < 1 || value > most)
            violations.Add(string.Empty, $"{name} must be between 1 and {most}");
    }
}
