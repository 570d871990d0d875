namespace Opik.Storage;

/// <summary>What a page of projects shows of one besides its <see cref="ProjectFigures"/>.</summary>
/// <param name="Start">Beginning of the first interval.</param>
/// <param name="Step">Length of an interval.</param>
/// <param name="Traces">Traces by interval.</param>
/// <param name="Errors">Traces with an error by interval.</param>
/// <param name="Threads">Threads that the traces belong to.</param>
/// <param name="Scores">Average of every score of the traces by name.</param>
/// <param name="ScoresBefore">The same of the equal range before; only of scores that the range has.</param>
/// <param name="GuardrailsFailed">Failed guardrail checks of the traces.</param>
public sealed record ProjectTraffic(
    DateTime Start, TimeSpan Step, IReadOnlyList<long> Traces, IReadOnlyList<long> Errors, long Threads, IReadOnlyDictionary<string, double> Scores,
    IReadOnlyDictionary<string, double> ScoresBefore, long GuardrailsFailed);
