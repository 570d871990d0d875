using System.Text.Json;

namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST …/bridge/commands/{commandId}/results</c>.</summary>
internal sealed record BridgeResultBody(string? Status, JsonElement? Result, JsonElement? Error, long? DurationMs);
