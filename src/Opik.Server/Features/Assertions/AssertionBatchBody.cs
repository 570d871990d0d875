using System.ComponentModel.DataAnnotations;
using Opik.Contracts;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Assertions;

/// <summary>Results of assertions of entities of one kind.</summary>
[RequiredMembers(nameof(EntityType), nameof(AssertionResults))]
internal sealed record AssertionBatchBody([property: AllowedValues("TRACE", "SPAN", "THREAD")] string EntityType, IReadOnlyList<AssertionBatchBody.AssertionResultBody> AssertionResults)
{
    /// <summary>One result.</summary>
    [RequiredMembers(nameof(EntityId), nameof(Name), nameof(Status), nameof(Source))]
    internal sealed record AssertionResultBody(
        Guid EntityId, string? ProjectName, Guid? ProjectId, string Name, [property: AllowedValues("passed", "failed")] string Status, string? Reason, ScoreSource Source);
}
