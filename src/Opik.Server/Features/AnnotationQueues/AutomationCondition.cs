namespace Opik.Server.Features.AnnotationQueues;

/// <summary>A condition on a score on the wire.</summary>
internal sealed record AutomationCondition(string? ScoreName, string? Operator, decimal? Value);
