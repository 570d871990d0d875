using System.Text.Json;
using Opik.Server.Features.Runners.Model;

namespace Opik.Server.Features.Runners;

/// <summary>A bridge command on the wire.</summary>
internal sealed record BridgeCommandView(
    Guid CommandId, Guid RunnerId, string Type, string Status, JsonElement? Args, JsonElement? Result, JsonElement? Error, int TimeoutSeconds,
    DateTime SubmittedAt, DateTime? PickedUpAt, DateTime? CompletedAt, long? DurationMs)
{
    public static BridgeCommandView Of(BridgeCommand command) => new(
        command.CommandId, command.RunnerId, command.Type, command.Status, command.Args, command.Result, command.Error, command.TimeoutSeconds,
        command.SubmittedAt, command.PickedUpAt, command.CompletedAt, command.DurationMs);
}
