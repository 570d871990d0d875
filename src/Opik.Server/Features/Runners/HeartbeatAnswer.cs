namespace Opik.Server.Features.Runners;

/// <summary>Jobs that the runner is to give up.</summary>
internal sealed record HeartbeatAnswer(IReadOnlyList<Guid> CancelledJobIds);
