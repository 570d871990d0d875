using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Body of <c>experiments/execute</c>.</summary>
internal sealed record RunBody(
    Guid? DatasetId,
    string? DatasetName,
    Guid? DatasetVersionId,
    string? VersionHash,
    Guid? ProjectId,
    string? ProjectName,
    IReadOnlyList<PromptVariantBody>? Prompts,
    IReadOnlyList<RunPromptVersionBody>? PromptVersions,
    IReadOnlyList<Guid>? SelectedRuleIds,
    string? Filters)
{
    private const int MostPrompts = 20;
    private const int MostRules = 100;

    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "datasetId", DatasetId);
        violations.CheckNotBlank(string.Empty, "datasetName", DatasetName);
        violations.CheckBatch("prompts", Prompts?.Count, MostPrompts);
        for (var i = 0; i < Prompts?.Count; i++)
        {
            if (Prompts[i] is { } prompt)
                prompt.Check(violations, $"prompts[{i}].");
            else
                violations.Add(string.Empty, $"prompts[{i}] must not be null");
        }

        if (SelectedRuleIds?.Count > MostRules)
            violations.Add(string.Empty, $"selectedRuleIds size must be between 0 and {MostRules}");
        RunPromptVersionBody.Check(violations, string.Empty, PromptVersions);
        violations.ThrowIfAny();
    }
}
