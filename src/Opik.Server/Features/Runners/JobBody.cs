using System.Text.Json;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST /v1/private/local-runners/jobs</c>.</summary>
[RequiredMembers(nameof(AgentName), nameof(ProjectId))]
internal sealed record JobBody(string? AgentName, JsonElement? Inputs, Guid? ProjectId, Guid? MaskId, [property: WrittenAs(typeof(IReadOnlyDictionary<string, JsonElement>))] JsonElement? PromptMasks, string? BlueprintName, JobMetadata? Metadata)
{
    /// <exception cref="ApiException">422: a member is missing or blank.</exception>
    public void Check()
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(AgentName))
            errors.Add("agentName must not be blank");
        if (ProjectId is null)
            errors.Add("projectId must not be null");
        if (BlueprintName is not null && string.IsNullOrWhiteSpace(BlueprintName))
            errors.Add("blueprintName must not be blank");
        if (PromptMasks is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            errors.Add("promptMasks must be an object");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }
}
