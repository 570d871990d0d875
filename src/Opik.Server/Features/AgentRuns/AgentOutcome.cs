using System.Text.Json;

namespace Opik.Server.Features.AgentRuns;

/// <summary>How a call of an agent ended.</summary>
/// <param name="TraceId">Trace that its runner reported; null: none.</param>
/// <param name="Result">What it returned; null: nothing.</param>
/// <param name="Error">Why it failed; null: it did not.</param>
internal sealed record AgentOutcome(Guid? TraceId, JsonElement? Result, string? Error);
