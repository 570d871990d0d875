namespace Opik.Server.Features.Runners;

/// <summary>Body of a heartbeat; may be absent.</summary>
internal sealed record HeartbeatBody(IReadOnlyList<string?>? Capabilities);
