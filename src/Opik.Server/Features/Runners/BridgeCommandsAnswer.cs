using System.Text.Json;

namespace Opik.Server.Features.Runners;

/// <summary>Commands that a runner is to do now.</summary>
internal sealed record BridgeCommandsAnswer(IReadOnlyList<BridgeCommandsAnswer.SubmittedCommand> Commands)
{
    /// <summary>One of them.</summary>
    internal sealed record SubmittedCommand(Guid CommandId, string Type, JsonElement? Args, int TimeoutSeconds, DateTime SubmittedAt);
}
