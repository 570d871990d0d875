using System.Text.Json;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.AgentRuns;

/// <summary>Body of <c>POST /v1/private/local-runners/suite-runs</c>.</summary>
/// <param name="AgentName">The agent, as its runner announced it.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="DatasetId">A test suite, or a dataset.</param>
/// <param name="VersionHash">Its version; null: the newest.</param>
/// <param name="Filters">Which items; null: all.</param>
/// <param name="Mapping">Where the value of a parameter is in the data of an item, <c>{"message": "input.text"}</c>; a parameter that is not named takes the field of its own name.</param>
/// <param name="BlueprintId">Version of the configuration; null: the newest, where there is one.</param>
/// <param name="MaskId">Settings that are laid over it; the run then says nothing about the version.</param>
/// <param name="PromptMasks">As for a job.</param>
/// <param name="ExperimentName">At most 255 characters; blank: made up.</param>
[RequiredMembers(nameof(AgentName), nameof(ProjectId), nameof(DatasetId))]
internal sealed record AgentRunBody(
    string? AgentName,
    Guid? ProjectId,
    Guid? DatasetId,
    string? VersionHash,
    string? Filters,
    IReadOnlyDictionary<string, string?>? Mapping,
    Guid? BlueprintId,
    Guid? MaskId,
    [property: WrittenAs(typeof(IReadOnlyDictionary<string, JsonElement>))] JsonElement? PromptMasks,
    string? ExperimentName)
{
    private const int MostMapped = 100;

    /// <exception cref="ApiException">422: a member is missing or too long.</exception>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "agentName", AgentName);
        violations.CheckNotNull(string.Empty, "projectId", ProjectId);
        violations.CheckNotNull(string.Empty, "datasetId", DatasetId);
        violations.CheckLength(string.Empty, "experimentName", ExperimentName, 255);
        if (Mapping?.Count > MostMapped)
            violations.Add(string.Empty, $"mapping size must be between 0 and {MostMapped}");
        if (PromptMasks is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            violations.Add(string.Empty, "promptMasks must be an object");
        violations.ThrowIfAny();
    }
}
