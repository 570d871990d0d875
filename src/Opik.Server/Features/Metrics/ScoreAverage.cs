namespace Opik.Server.Features.Metrics;

/// <summary>Average of a feedback score on the wire.</summary>
internal sealed record ScoreAverage(string Name, double Value);
