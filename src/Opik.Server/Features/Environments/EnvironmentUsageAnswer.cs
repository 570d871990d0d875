namespace Opik.Server.Features.Environments;

/// <summary>How much the environments of a workspace are used.</summary>
/// <param name="From">First instant of the range.</param>
/// <param name="To">Last instant of the range.</param>
/// <param name="Estimated">True when traces are estimated from a sample.</param>
/// <param name="Content">The environments, by position.</param>
internal sealed record EnvironmentUsageAnswer(DateTime From, DateTime To, bool Estimated, IReadOnlyList<EnvironmentUsageView> Content);
