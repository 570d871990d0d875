using System.Text.Json;

namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST …/bridge/commands</c>.</summary>
internal sealed record BridgeCommandBody(string? Type, JsonElement? Args, int? TimeoutSeconds);
