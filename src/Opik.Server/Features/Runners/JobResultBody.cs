using System.Text.Json;

namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST /v1/private/local-runners/jobs/{jobId}/results</c>.</summary>
internal sealed record JobResultBody(string? Status, JsonElement? Result, string? Error, Guid? TraceId);
