namespace Opik.Server.Features.Studio.Answers;

/// <summary>Lines of a run's log.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Last">Number of the last of them; what was asked after when there are none.</param>
internal sealed record StudioLinesAnswer(IReadOnlyList<StudioLineAnswer> Lines, long Last);
