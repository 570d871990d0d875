namespace Opik.Server.Features.ExperimentRuns;

/// <summary>A call that was made.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record RunCall(RunOutcome Outcome, TimeSpan Duration);
