namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>A project of a rule on the wire.</summary>
internal sealed record RuleProjectView(Guid ProjectId, string ProjectName);
