using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Guardrails;

/// <summary>Results of guardrails.</summary>
[RequiredMembers(nameof(Guardrails))]
internal sealed record GuardrailBatchBody(IReadOnlyList<GuardrailBatchBody.GuardrailResultBody> Guardrails)
{
    /// <summary>One result: <c>entity_id</c> is the trace, <c>secondary_id</c> the span.</summary>
    [RequiredMembers(nameof(EntityId), nameof(SecondaryId), nameof(Name), nameof(Result), nameof(Config), nameof(Details))]
    internal sealed record GuardrailResultBody(
        Guid EntityId, Guid SecondaryId, string? ProjectName, Guid? ProjectId,
        [property: AllowedValues("TOPIC", "PII", "LLM_JUDGE", "PROMPT_INJECTION", "CUSTOM_CLASSIFIER")] string Name, [property: AllowedValues("passed", "failed")] string Result,
        JsonElement Config, JsonElement Details);
}
