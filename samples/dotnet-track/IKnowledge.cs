namespace Opik.Samples.Track;

/// <summary>Called through its interface, so it is tracked by a decorator.</summary>
[OpikTracked]
internal interface IKnowledge
{
    [OpikTrack("retrieve", Type = Contracts.SpanType.Tool)]
    Task<IReadOnlyList<string>> SearchAsync(string query, CancellationToken cancellationToken = default);
}
