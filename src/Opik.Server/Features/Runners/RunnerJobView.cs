using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.Features.Runners.Model;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Runners;

/// <summary>A job on the wire.</summary>
internal sealed record RunnerJobView(
    Guid Id, Guid RunnerId, string AgentName, [property: AllowedValues("pending", "running", "completed", "failed", "cancelled")] string Status, JsonElement? Inputs, JsonElement? Result, string? Error, Guid ProjectId, Guid? TraceId, Guid? MaskId, [property: WrittenAs(typeof(IReadOnlyDictionary<string, JsonElement>))] JsonElement? PromptMasks,
    string? BlueprintName, [property: WrittenAs(typeof(JobMetadata))] JsonElement? Metadata, int? Timeout, DateTime CreatedAt, DateTime? StartedAt, DateTime? CompletedAt)
{
    public static RunnerJobView Of(RunnerJob job) => new(
        job.Id, job.RunnerId, job.AgentName, job.Status, job.Inputs, job.Result, job.Error, job.ProjectId, job.TraceId, job.MaskId, job.PromptMasks,
        job.BlueprintName, job.Metadata, job.Timeout, job.CreatedAt, job.StartedAt, job.CompletedAt);
}
